import { createHash } from 'node:crypto'
import type { ChartInputs } from '../src/fhir/chart-inputs.ts'
import type { Assessment } from '../src/model/assessment.ts'
import type { CaseCard } from './cards/cards-for.ts'
import type { PrefetchKey } from './prefetch-templates.ts'

/** A chart as it was read and assessed. */
export interface Reading {
  readonly chart: ChartInputs
  readonly assessment: Assessment
  readonly assessmentHash: string
  readonly answered: ReadonlySet<PrefetchKey>
  readonly unread: readonly PrefetchKey[]
  readonly asOf: Date
  /** Cards already made from it, by what else they depend on. */
  readonly cards: Map<string, readonly CaseCard[]>
}

/**
 * By what a reading is found again: the prefetch and whatever else it depends on. Undefined where it cannot be made, as for
 * a prefetch nested too deep to be written out.
 */
export function readingKey(prefetch: unknown, ...others: readonly (string | boolean)[]): string | undefined {
  if (prefetch === undefined) return undefined
  try {
    return createHash('sha256')
      .update(JSON.stringify([prefetch, others]))
      .digest('base64')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return undefined
  }
}

const LIFETIME_MS = 60_000
const MOST = 100

/**
 * Readings of the last minute by the digest of what they were read from: while drugs are being chosen an EHR sends the
 * same chart several times. In memory only; at most a hundred, each gone after a minute.
 */
export class ReadingMemo {
  readonly #readings = new Map<string, Reading>()

  get(key: string, now: Date): Reading | undefined {
    const reading = this.#readings.get(key)
    return reading !== undefined && isFresh(reading, now) ? reading : undefined
  }

  set(key: string, reading: Reading): void {
    this.#readings.delete(key)
    this.#readings.set(key, reading)
    const [oldest] = this.#readings.keys()
    if (this.#readings.size > MOST && oldest !== undefined) this.#readings.delete(oldest)
  }

  /** Lets go of what is too old; to be called now and then. */
  prune(now: Date): void {
    for (const [key, reading] of this.#readings) if (!isFresh(reading, now)) this.#readings.delete(key)
  }
}

function isFresh({ asOf }: Reading, now: Date): boolean {
  const age = now.getTime() - asOf.getTime()
  return age >= 0 && age < LIFETIME_MS
}
