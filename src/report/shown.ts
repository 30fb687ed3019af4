import type { Estimate } from '../stats/interval.ts'
import type { Reported } from '../validation/report/reported.ts'
import type { ScoreId } from '../validation/score-table.ts'
import type { ReportView } from './view.ts'

/** Numbers of a report as its reader reads them; a figure that is missing as its reason. */
export interface Shown {
  count(value: number): string
  /** Exactly so many decimals. */
  number(value: number, decimals?: number): string
  /** 0..1 as percent with one decimal. */
  percent(share: number): string
  /** "p = 0.012"; below 0.001 "p < 0.001". */
  p(p: number): string
  /** The p alone, for a column of p values. */
  bareP(p: number): string
  /** An interval without width (an AUC of 1, say) is a formula at its limit and no certainty: it is not shown as one. */
  estimate(estimate: Estimate, decimals?: number): string
  percentEstimate(estimate: Estimate): string
  /** What `show` makes of a figure, or why it is missing. */
  or<T>(reported: Reported<T>, show: (value: T) => string): string
  set(stratum: string | null): string
  score(id: ScoreId): string
  /** A variable, term, or `GROUP=LABEL`. */
  variable(id: string): string
}

const SMALLEST_P = 0.001

/** What the numbers are shown with; `scored` data name no model. */
export type ShownView = Pick<ReportView, 'texts' | 'format' | 'ofScores'>

export function shown({ texts, format, ofScores }: ShownView): Shown {
  // What rounds to zero has no sign.
  const number = (value: number, decimals = 3) =>
    format.fixed(Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value, decimals)
  const percent = (share: number) => `${format.fixed(100 * share, 1)}%`
  const names: Readonly<Record<string, string>> = texts.variables
  return {
    count: (value) => format.number(value, 0),
    number,
    percent,
    p: (p) => (p < SMALLEST_P ? texts.pBelow(number(SMALLEST_P)) : texts.p(number(p))),
    bareP: (p) => (p < SMALLEST_P ? `<${number(SMALLEST_P)}` : number(p)),
    estimate: ({ estimate, lower, upper }, decimals = 3) =>
      lower === upper
        ? texts.withoutInterval(number(estimate, decimals))
        : texts.withInterval(number(estimate, decimals), number(lower, decimals), number(upper, decimals)),
    percentEstimate: ({ estimate, lower, upper }) =>
      texts.withInterval(percent(estimate), percent(lower), percent(upper)),
    or: (reported, show) => {
      if (reported.ok) return show(reported.value)
      const reason = texts.problems[reported.code]
      return reported.columns === undefined
        ? reason
        : texts.missingColumns(reason, format.list(reported.columns.map((id) => names[id] ?? id)))
    },
    set: (stratum) => stratum ?? texts.all,
    score: (id) => (id === 'model' && ofScores ? texts.foreignScore : texts.scores[id]),
    variable: (id) => names[id] ?? id,
  }
}
