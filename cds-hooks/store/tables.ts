import type { ColumnType } from 'kysely'

/** Milliseconds since the epoch. PostgreSQL's driver gives a bigint as text. */
type Milliseconds = ColumnType<number | string, number, number>

/** The store's tables. Nothing in them names a patient: data stand only as hashes. */
export interface Tables {
  /** Ids of tokens that were accepted, until they expire. */
  seen_token: { id: string; expires_at: Milliseconds }
  card: {
    uuid: string
    /** Same data, whatever the hook and the ids of the drafts. */
    topic: string
    hook: string
    kind: string
    model_version: string
    shown_at: Milliseconds
    times: number
    answered_at: ColumnType<number | string | null, number | null, number | null>
  }
  feedback: {
    /** Hash of what makes it the same feedback when it is sent again. */
    id: string
    card: string
    outcome: 'accepted' | 'overridden'
    /** Accepted suggestions. */
    suggestions: number
    reason: string | null
    comment: string | null
    given_at: Milliseconds
  }
}
