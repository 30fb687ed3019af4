import { createHash } from 'node:crypto'
import { type CompiledQuery, type Kysely, type Selectable, sql } from 'kysely'
import type { CardKind, Hook } from '../card-kinds.ts'
import type { Tables } from './tables.ts'

type Given = Pick<Selectable<Tables['card']>, 'uuid' | 'topic' | 'shown_at' | 'answered_at'>

/** A card about to be given. */
export interface ShownCard {
  readonly uuid: string
  readonly topic: string
  readonly hook: Hook
  readonly kind: CardKind
  readonly modelVersion: string
}

export interface FeedbackEntry {
  readonly card: string
  readonly outcome: 'accepted' | 'overridden'
  /** Ids of the suggestions that were accepted. */
  readonly suggestions: readonly string[]
  /** `system|code` of the override reason, or its display where it has no code. */
  readonly reason: string | undefined
  readonly comment: string | undefined
  readonly givenAt: Date
}

/** Cards and answers of one kind, model version and month. */
export interface FeedbackCount {
  /** `YYYY-MM`, UTC. */
  readonly month: string
  readonly kind: string
  readonly modelVersion: string
  readonly shown: number
  readonly accepted: number
  /** By reason; the empty text stands for an override with a comment only. */
  readonly overridden: Readonly<Record<string, number>>
}

export interface RepeatRules {
  readonly hours: number
  readonly settleMinutes: number
}

/**
 * What the service remembers, on SQLite or PostgreSQL: token ids against replay, cards against repetition, feedback.
 * Several replicas on one PostgreSQL behave as one. Methods reject when the database cannot be reached.
 */
export class Store {
  readonly #db: Kysely<Tables>
  readonly #compiled = new Map<number, CompiledQuery<Given>>()

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Remembers a token's id until it expires; false when it was remembered before. */
  async rememberToken(id: string, expires: Date): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('seen_token')
      .values({ id: digest(id), expires_at: expires.getTime() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }

  /** Forgets tokens that have expired: they are refused for that. */
  async forgetExpiredTokens(now: Date): Promise<void> {
    await this.#db.deleteFrom('seen_token').where('expires_at', '<', now.getTime()).execute()
  }

  /** Forgets cards shown and feedback given before that day. */
  async forgetBefore(day: Date): Promise<void> {
    const before = day.getTime()
    await this.#db.deleteFrom('feedback').where('given_at', '<', before).execute()
    await this.#db.deleteFrom('card').where('shown_at', '<', before).execute()
  }

  /**
   * The cards that may be given, which are thereby noted as given. One whose topic was given within `hours` is left out
   * once it was answered or `settleMinutes` have passed; until then it is the same moment of the same order entry.
   */
  async claimCards<C extends ShownCard>(cards: readonly C[], rules: RepeatRules, now: Date): Promise<C[]> {
    if (cards.length === 0) return []
    const at = now.getTime()
    const topics = cards.map(({ topic }) => topic)
    const { rows } = await this.#db.executeQuery(this.#givenSince(topics, at - rules.hours * 3_600_000))
    const allowed = cards.filter(({ topic }) => {
      const before = rows.filter((row) => row.topic === topic)
      if (before.some(({ answered_at }) => answered_at !== null)) return false
      return before.every(({ shown_at }) => at - Number(shown_at) <= rules.settleMinutes * 60_000)
    })
    for (const card of allowed) {
      if (!rows.some(({ uuid }) => uuid === card.uuid)) await this.#noteShown(card, at)
    }
    return allowed
  }

  /** The query of every call: built once for each number of topics, then only its parameters change. */
  #givenSince(topics: readonly string[], since: number): CompiledQuery<Given> {
    let compiled = this.#compiled.get(topics.length)
    if (compiled === undefined) {
      compiled = this.#db
        .selectFrom('card')
        .select(['uuid', 'topic', 'shown_at', 'answered_at'])
        .where('topic', 'in', topics)
        .where('shown_at', '>', since)
        .compile()
      this.#compiled.set(topics.length, compiled)
    }
    return { ...compiled, parameters: [...topics, since] }
  }

  async #noteShown({ uuid, topic, hook, kind, modelVersion }: ShownCard, at: number): Promise<void> {
    await this.#db
      .insertInto('card')
      .values({
        ...{ uuid, topic, hook, kind, model_version: modelVersion },
        ...{ shown_at: at, times: 1, answered_at: null },
      })
      .onConflict((conflict) =>
        conflict.column('uuid').doUpdateSet({ shown_at: at, times: sql`card.times + 1`, answered_at: null }),
      )
      .execute()
  }

  /** Stores feedback; the same sent again changes nothing. */
  async addFeedback(entries: readonly FeedbackEntry[]): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      for (const { card, outcome, suggestions, reason, comment, givenAt } of entries) {
        const at = givenAt.getTime()
        await transaction
          .insertInto('feedback')
          .values({
            id: digest(JSON.stringify([card, outcome, at, reason ?? null, suggestions])),
            ...{ card, outcome, suggestions: suggestions.length },
            ...{ reason: reason ?? null, comment: comment ?? null, given_at: at },
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute()
        await transaction.updateTable('card').set({ answered_at: at }).where('uuid', '=', card).execute()
      }
    })
  }

  /** Cards by month, kind and model version with what was answered; feedback on cards unknown here counts as kind `unknown`. */
  async feedbackCounts(): Promise<FeedbackCount[]> {
    const cards = await this.#db.selectFrom('card').selectAll().execute()
    const feedback = await this.#db.selectFrom('feedback').selectAll().execute()
    const known = new Map(cards.map((card) => [card.uuid, card]))
    const counts = new Map<string, Mutable>()
    for (const card of cards)
      countOf(counts, card.shown_at, card.kind, card.model_version).shown += card.times
    for (const { card, outcome, reason, given_at } of feedback) {
      const about = known.get(card)
      const count = countOf(
        counts,
        about?.shown_at ?? given_at,
        about?.kind ?? 'unknown',
        about?.model_version ?? '',
      )
      if (outcome === 'accepted') count.accepted += 1
      else count.overridden.set(reason ?? '', (count.overridden.get(reason ?? '') ?? 0) + 1)
    }
    return [...counts.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, count]) => ({ ...count, overridden: Object.fromEntries(count.overridden) }))
  }

  /** Resolves when the database takes something in: one that only answers can neither refuse a replay nor keep feedback. */
  async proveWritable(): Promise<void> {
    await this.#db
      .insertInto('seen_token')
      .values({ id: 'written', expires_at: 0 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ expires_at: 0 }))
      .execute()
  }

  async close(): Promise<void> {
    await this.#db.destroy()
  }
}

/** A reason may be named like a part of every object. */
type Mutable = { -readonly [K in Exclude<keyof FeedbackCount, 'overridden'>]: FeedbackCount[K] } & {
  readonly overridden: Map<string, number>
}

function countOf(
  counts: Map<string, Mutable>,
  at: number | string,
  kind: string,
  modelVersion: string,
): Mutable {
  const month = new Date(Number(at)).toISOString().slice(0, 7)
  const key = JSON.stringify([month, kind, modelVersion])
  const known = counts.get(key)
  if (known !== undefined) return known
  const count = { month, kind, modelVersion, shown: 0, accepted: 0, overridden: new Map<string, number>() }
  counts.set(key, count)
  return count
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
