import type { PlotWords } from '../plot/frame.ts'
import type { Limit } from '../plot/numbers.ts'

export interface ImportanceBar {
  readonly name: string
  readonly value: number
  readonly lower?: Limit
  readonly upper?: Limit
}

export interface ImportanceWords extends PlotWords {
  /** Title of the axis: what is measured, with its unit. */
  readonly importance: string
  readonly predictor: string
}

export interface ImportanceFigureProps {
  /** In any order: drawn from the largest down. */
  readonly bars: readonly ImportanceBar[]
  readonly width: number
  readonly words: ImportanceWords
}
