import type { PlotWords } from '../plot/frame.ts'
import type { Limit, Numbers } from '../plot/numbers.ts'

/** A Kaplan-Meier curve as it is drawn, as computed or as JSON brings it back. */
export interface SurvivalCurveData {
  readonly times: Numbers
  readonly survival: Numbers
  readonly lower: Numbers
  readonly upper: Numbers
  readonly censoredAt: Numbers
  readonly median?: { readonly median?: Limit }
  /** The counts under the axis, at the same times for all groups; the axis has its ticks there. */
  readonly table: readonly CountsAtDay[]
}

/** Counts at a time (in the unit of the axis): at risk just before it, events and censored until then. */
export interface CountsAtDay {
  readonly day: number
  readonly atRisk: number
  readonly events: number
  readonly censored: number
  /** 0..1. */
  readonly survival: number
}

export interface SurvivalGroup {
  readonly name: string
  /** Under the name in the legend: n, events, median with its interval. */
  readonly detail?: string
  /** Colours of the risk classes; others are told apart by dash and marker alone. */
  readonly tone?: 'high' | 'low'
  readonly curve: SurvivalCurveData
}

export interface SurvivalWords extends PlotWords {
  readonly survival: string
  /** Title of the axis with its unit: "Days since the start of therapy". */
  readonly time: string
  /** Counts under a tick: "103 (12; 3)". */
  readonly counts: (atRisk: number, events: number, censored: number) => string
  /** "At risk (events; censored)": head of the counts under the axis. */
  readonly riskTable: string
  readonly group: string
  readonly atRisk: string
  readonly events: string
  /** Head of a column, and the key of a tick on a curve. */
  readonly censored: string
  readonly intervalHead: string
  /** A sentence on a group's median: the accessible name of its line. */
  readonly median: (group: string, time: number) => string
}

export interface SurvivalFigureProps {
  readonly groups: readonly SurvivalGroup[]
  /** Lines under the legend: the log-rank test, the hazard ratio. */
  readonly notes?: readonly string[]
  readonly width: number
  readonly words: SurvivalWords
}
