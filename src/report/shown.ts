import type { Estimate } from '../stats/interval.ts'
import type { Format } from '../text/format.ts'
import type { reportTexts } from '../text/report.ts'
import type { FigureOrReason } from '../validation/report/figure-or-reason.ts'
import type { ScoreId } from '../validation/score-table.ts'

export type ReportTexts = (typeof reportTexts)['en']

const SMALLEST_P = 0.001

/** Statistics in the words of a report; a figure that is missing is told by its reason. `ofScores`: the data name no model. */
export function shown(texts: ReportTexts, format: Format, ofScores: boolean) {
  const names: Readonly<Record<string, string>> = texts.variables
  const variable = (id: string) => names[id] ?? id
  const count = (value: number) => format.number(value, 0)
  /** Exactly so many decimals. */
  const number = (value: number, decimals = 3) => format.fixed(value, decimals)
  /** 0..1 as percent with one decimal. */
  const percent = (share: number) => `${format.fixed(100 * share, 1)}%`
  /** The p alone, for a column of p values. */
  const bareP = (p: number) => (p < SMALLEST_P ? `<${number(SMALLEST_P)}` : number(p))
  /** An interval without width (an AUC of 1, say) is a formula at its limit and no certainty: it is not shown as one. */
  const estimate = ({ estimate: value, lower, upper }: Estimate, decimals = 3) =>
    lower === upper
      ? texts.withoutInterval(number(value, decimals))
      : texts.withInterval(number(value, decimals), number(lower, decimals), number(upper, decimals))
  /** Why a figure is missing; empty where it is not. */
  const why = (reported: FigureOrReason<unknown>) => {
    if (reported.ok) return ''
    const reason = texts.problems[reported.code]
    return reported.columns === undefined
      ? reason
      : texts.aside(reason, format.list(reported.columns.map(variable)))
  }
  return {
    count,
    number,
    percent,
    bareP,
    estimate,
    why,
    variable,
    ratio: (of: Estimate) => estimate(of, 2),
    p: (p: number) => (p < SMALLEST_P ? texts.pBelow(number(SMALLEST_P)) : texts.p(number(p))),
    percentEstimate: (of: Estimate) =>
      of.lower === of.upper
        ? texts.withoutInterval(percent(of.estimate))
        : texts.withInterval(percent(of.estimate), percent(of.lower), percent(of.upper)),
    limits: ({ lower, upper }: Pick<Estimate, 'lower' | 'upper'>) =>
      texts.interval(number(lower), number(upper)),
    /** What `show` makes of a figure, or why it is missing. */
    or: <T>(reported: FigureOrReason<T>, show: (value: T) => string) =>
      reported.ok ? show(reported.value) : why(reported),
    set: (stratum: string | null) => stratum ?? texts.all,
    score: (id: ScoreId) => (id === 'model' && ofScores ? texts.variables.score : texts.scores[id]),
    /** What the words of a figure share: a name, and how its numbers are printed. */
    figure: (label: string) => ({
      label,
      empty: texts.figures.empty,
      percent: (share: number) => `${format.number(100 * share, 1)}%`,
      count,
      number: (value: number) => format.number(value, 1),
      interval: texts.interval,
    }),
  }
}

export type Shown = ReturnType<typeof shown>
