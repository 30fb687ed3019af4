import type { PlotWords } from '../plot/frame.ts'
import type { OutcomeHistogram } from '../plot/outcome-histogram.ts'

export interface ScoreDistributionWords extends PlotWords {
  /** Title of the axis with its unit: "Points". */
  readonly score: string
  /** Title of the upright axis: "Share of its group". */
  readonly share: string
  readonly withOutcome: string
  readonly without: string
  /** Bounds of a bin: "150 to under 160". */
  readonly range: (from: number, to: number, last: boolean) => string
  /** A sentence on one bar: its accessible name. */
  readonly bar: (group: string, from: number, to: number, count: number, share: number) => string
}

export interface ScoreDistributionFigureProps {
  readonly histogram: OutcomeHistogram
  readonly cutoffs?: readonly { readonly score: number; readonly label: string }[]
  readonly width: number
  readonly words: ScoreDistributionWords
}
