import { createHash } from 'node:crypto'
import type { ChartInputs } from '../src/fhir/chart-inputs.ts'
import type { Assessment } from '../src/model/assessment.ts'
import type { CaseCard } from './cards/cards-for.ts'
import type { OnFile } from './cards/on-file.ts'
import type { PrefetchKey } from './prefetch-templates.ts'

/** A chart as it was read and assessed. */
export interface Reading {
  readonly chart: ChartInputs
  readonly assessment: Assessment
  readonly onFile: OnFile
  readonly assessmentHash: string
  readonly answered: ReadonlySet<PrefetchKey>
  readonly unread: readonly PrefetchKey[]
  readonly asOf: Date
  /** Cards already made from it, by what else they depend on. */
  readonly cards: Map<string, readonly CaseCard[]>
}

/**
 * A digest of everything that something remembered depends on. Undefined where it cannot be made, as for a prefetch nested too
 * deep to be written out, or absent.
 */
export function memoKeyOf(first: unknown, ...others: readonly (string | boolean)[]): string | undefined {
  if (first === undefined) return undefined
  try {
    return createHash('sha256')
      .update(JSON.stringify([first, others]))
      .digest('base64')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return undefined
  }
}

/** Something remembered for a while, in memory only; at most so many, the oldest go first. */
export class Memo<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly at: number }>()
  readonly #lifetime: number
  readonly #most: number

  constructor(lifetimeMilliseconds: number, most: number) {
    this.#lifetime = lifetimeMilliseconds
    this.#most = most
  }

  get(key: string, now: Date): T | undefined {
    const kept = this.#kept.get(key)
    return kept !== undefined && this.#isFresh(kept.at, now) ? kept.value : undefined
  }

  set(key: string, value: T, now: Date): void {
    this.#kept.delete(key)
    this.#kept.set(key, { value, at: now.getTime() })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest)
  }

  /** Lets go of what is too old; to be called now and then. */
  prune(now: Date): void {
    for (const [key, { at }] of this.#kept) if (!this.#isFresh(at, now)) this.#kept.delete(key)
  }

  #isFresh(at: number, now: Date): boolean {
    const age = now.getTime() - at
    return age >= 0 && age < this.#lifetime
  }
}

/** Readings of the last minute by the digest of what they were read from: while drugs are being chosen an EHR sends the same chart several times. */
export const newReadings = () => new Memo<Reading>(60_000, 100)

/** That a drug of the pair was signed for a patient within the last hour, by digest: its partner may follow in a call of its own. */
export const newSigned = () => new Memo<true>(3_600_000, 10_000)
