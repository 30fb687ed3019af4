import type { Estimate } from '../../stats/interval.ts'
import type { PlotWords } from '../plot/frame.ts'

/** One line: a subgroup, all patients, or a head over the lines that follow. */
export interface ForestRow {
  readonly name: string
  readonly kind: 'all' | 'subgroup' | 'head'
  /** Patients and events in words, beside the name. */
  readonly counts?: string
  /** A ratio with its interval; missing where it could not be estimated. */
  readonly estimate?: Estimate | null
  /** The ratio in words, or why there is none. */
  readonly text?: string
  /** On a head: the test that its subgroups do not differ. */
  readonly interaction?: string
}

export interface ForestWords extends PlotWords {
  /** Title of the axis: "Hazard ratio (log scale)". */
  readonly ratio: string
  readonly subgroup: string
  readonly counts: string
  readonly interaction: string
  /** Ends of the axis: which side is which. */
  readonly below: string
  readonly above: string
}

export interface ForestFigureProps {
  readonly rows: readonly ForestRow[]
  readonly width: number
  readonly words: ForestWords
}
