import type { PlotWords } from '../plot/frame.ts'
import type { Numbers } from '../plot/numbers.ts'

/** What a cut-off achieves, marked on its curve. Shares are 0..1. */
export interface RocPoint {
  readonly falsePositiveRate: number
  readonly sensitivity: number
  /** Short, beside the mark: the cut-off. */
  readonly name: string
  /** A sentence: the mark's accessible name. */
  readonly label: string
}

/** One ROC curve: a score in one cohort. Both rates in the order of the thresholds (either direction), 0..1, from corner to corner. */
export interface RocCurveData {
  readonly name: string
  /** Under the name in the legend: the AUC with its interval, or why there is none. */
  readonly detail?: string
  readonly falsePositiveRate: Numbers
  readonly sensitivity: Numbers
  readonly points?: readonly RocPoint[]
}

export interface RocWords extends PlotWords {
  /** Titles of the axes: "Sensitivity" and "1 - specificity". */
  readonly sensitivity: string
  readonly falsePositiveRate: string
  readonly specificity: string
  /** The diagonal: "Chance". */
  readonly chance: string
  /** Heads of the table's columns. */
  readonly curve: string
  readonly auc: string
  readonly cutoff: string
}

export interface RocFigureProps {
  readonly curves: readonly RocCurveData[]
  readonly width: number
  readonly words: RocWords
}
