import type { Interval } from '../../model/interval.ts'
import type { DeltaTSign, Predictor } from '../../model/predictor.ts'

/** What can be read off the figure: an input's mark, their sum, and the probability under it. */
export type MarkKey = Predictor | 'total' | 'probability'

/** Every word of the figure, already in the reader's language; numbers arrive as numbers and leave as the reader writes them. */
export interface NomogramWords {
  /** Accessible name of the whole figure. */
  readonly label: string
  readonly points: string
  readonly names: Readonly<Record<Predictor, string>>
  /** The patient's value beside the axis; `counted` is the axis' end where the value lies beyond it. */
  readonly value: (
    predictor: Predictor,
    value: number | Interval | DeltaTSign,
    counted: number | undefined,
  ) => string
  readonly nlrStop: (side: 'upTo' | 'above') => string
  readonly deltaTStop: (sign: DeltaTSign) => string
  readonly unknown: string
  readonly number: (value: number) => string
  /** Points of one input, or from..to. */
  readonly pointsOf: (low: number, high: number) => string
  readonly total: string
  /** The sum, or from..to. */
  readonly totalOf: (low: number, high: number) => string
  readonly maximum: string
  readonly cutoff: string
  readonly low: string
  readonly high: string
  readonly probability: string
  readonly probabilityNote: string
  readonly probabilityOf: (low: number, high: number) => string
  readonly percent: (probability: number) => string
  /** A sentence on one mark: its accessible name. */
  readonly readOut: (key: MarkKey) => string
}
