import { ok } from '../../result.ts'
import type { Estimate } from '../../stats/interval.ts'
import { type FigureOrReason, noFigure, toReport } from './figure-or-reason.ts'
import {
  figuresBy,
  MEASURES,
  type Measure,
  onOwnScale,
  type Performance,
  performance,
  predictedIn,
  thresholdOf,
  workingFigures,
} from './performance.ts'
import type { Study } from './study.ts'

/** The model's figures by calendar time of the start of therapy, with the limits of a Shewhart chart. */
export interface Drift {
  readonly periods: readonly (Performance & {
    readonly period: string
    /** All patients' figure plus and minus three standard errors of this period's. */
    readonly limits: { readonly [M in Measure]: FigureOrReason<Pick<Estimate, 'lower' | 'upper'>> }
    /** The figures that lie outside of them. */
    readonly outside: readonly Measure[]
  })[]
  /** Patients without a date, or with one that could not be read: part of no period. */
  readonly undated: number
}

export function drift(study: Study): FigureOrReason<Drift> {
  const { period } = study.table
  const everybody = study.strata[0]?.rows ?? new Int32Array(0)
  if (period === undefined) return noFigure('no-such-data')
  const threshold = thresholdOf(study)
  const all = workingFigures(predictedIn(study, everybody), threshold)
  const present = period.labels
    .map((label, code) => ({ label, rows: everybody.filter((row) => period.codes[row] === code) }))
    .filter(({ rows }) => rows.length > 0)
    .toSorted((a, b) => (a.label < b.label ? -1 : 1))
  if (present.length < 2) return noFigure('one-group-only')
  return {
    ok: true,
    value: {
      undated: everybody.filter((row) => (period.codes[row] ?? -1) < 0).length,
      periods: present.map(({ label, rows }) => {
        const predicted = predictedIn(study, rows)
        const own = workingFigures(predicted, threshold)
        const limitsOf = (measure: Measure) => {
          const [whole, here] = [all[measure], own[measure]]
          if (whole === undefined || here === undefined) return undefined
          if (!whole.ok) return whole
          if (!here.ok) return here
          const { estimate } = whole.value
          const reach = 3 * here.value.se
          return ok({ ...whole.value, lower: estimate - reach, upper: estimate + reach })
        }
        return {
          period: label,
          ...performance(predicted, threshold),
          limits: figuresBy((measure) => {
            const limits = limitsOf(measure)
            if (limits === undefined) return noFigure('no-cutoff')
            if (!limits.ok) return toReport(limits)
            const { lower, upper } = onOwnScale(measure, limits.value)
            return toReport(ok({ lower, upper }))
          }),
          outside: MEASURES.filter((measure) => {
            const [limits, here] = [limitsOf(measure), own[measure]]
            if (!(limits?.ok && here?.ok)) return false
            return here.value.estimate < limits.value.lower || here.value.estimate > limits.value.upper
          }),
        }
      }),
    },
  }
}
