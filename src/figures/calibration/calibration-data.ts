import type { PlotWords } from '../plot/frame.ts'
import type { Limit } from '../plot/numbers.ts'
import type { OutcomeHistogram } from '../plot/outcome-histogram.ts'

/** Patients of like predicted risk: mean prediction and observed share with its interval, 0..1. */
export interface CalibrationGroup {
  readonly n: number
  readonly events: number
  readonly predicted: number
  readonly observed: number
  readonly lower: Limit
  readonly upper: Limit
}

/** One calibration: of the model as it is, or before and after a recalibration. */
export interface CalibrationSeries {
  readonly name: string
  /** The smooth curve in rising order of the prediction, with its band; may leave 0..1, the figure clips it. */
  readonly points: readonly {
    readonly predicted: number
    readonly observed: number
    readonly lower?: Limit
    readonly upper?: Limit
  }[]
  readonly groups?: readonly CalibrationGroup[]
}

export interface CalibrationWords extends PlotWords {
  /** Titles of the axes. */
  readonly predicted: string
  readonly observed: string
  /** The diagonal. */
  readonly ideal: string
  readonly withOutcome: string
  readonly without: string
  /** A sentence on one group: its accessible name. */
  readonly group: (series: string, group: CalibrationGroup) => string
  /** Heads of the table's columns besides the axes' titles. */
  readonly series: string
  readonly patients: string
  readonly events: string
  readonly intervalHead: string
}

export interface CalibrationFigureProps {
  /** One, or before and after. */
  readonly series: readonly CalibrationSeries[]
  /** The predictions (of the first series) by outcome, over 0..1. */
  readonly histogram?: OutcomeHistogram
  readonly width: number
  readonly words: CalibrationWords
}
