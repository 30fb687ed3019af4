import type { DeltaTSign, Predictor } from '../../model/predictor.ts'

/** Every word of the figure, already in the reader's language; numbers arrive as numbers and leave as the reader writes them. */
export interface NomogramWords {
  /** Accessible name of the whole figure. */
  readonly label: string
  readonly points: string
  readonly names: Readonly<Record<Predictor, string>>
  readonly nlrStop: (side: 'upTo' | 'above') => string
  readonly deltaTStop: (sign: DeltaTSign) => string
  readonly number: (value: number) => string
  /** From no points to the most that an input can add. */
  readonly pointsOf: (maximum: number) => string
  readonly total: string
  readonly maximum: string
  readonly cutoff: string
  readonly low: string
  readonly high: string
  readonly probability: string
  readonly probabilityNote: string
  readonly percent: (probability: number) => string
}
