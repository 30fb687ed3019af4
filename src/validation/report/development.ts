import { ok } from '../../result.ts'
import type { Estimate } from '../../stats/interval.ts'
import { itemAt } from '../../stats/numeric/at.ts'
import { type BackwardRule, backwardSelection } from '../../stats/regression/backward.ts'
import { type Coefficient, coefficients } from '../../stats/regression/coefficients.ts'
import { fitLogistic, type LogisticData } from '../../stats/regression/logistic.ts'
import { bootstrapOptimism, type Optimism } from '../../stats/regression/optimism.ts'
import { profileIntervals } from '../../stats/regression/profile-interval.ts'
import { refuse, type Statistic } from '../../stats/statistic.ts'
import { type Candidate, candidates } from './candidates.ts'
import { type FigureOrReason, type JsonOf, noFigure, toReport } from './figure-or-reason.ts'
import { repeats } from './repeats.ts'
import { bitsAt, completeRows, type Study, valuesAt } from './study.ts'

/** The steps by which such a model is made, taken again on these patients; they inform about the data and change no model. */
export interface Development {
  /** The model's four predictors fitted anew, all coefficients free. */
  readonly refit: FigureOrReason<Refit>
  /** Each covariate alone. */
  readonly univariable: readonly {
    readonly id: string
    readonly patients: number
    readonly slope: FigureOrReason<JsonOf<Coefficient>>
  }[]
  readonly backward: { readonly byAic: FigureOrReason<Selection>; readonly byP: FigureOrReason<Selection> }
  /** The optimism of the refitted model, by bootstrap. */
  readonly optimism: FigureOrReason<JsonOf<Optimism>>
}

export interface Refit {
  readonly patients: number
  readonly events: number
  /** The intercept first; `id` as among the candidates. Log-odds per unit (g/L, cm). */
  readonly terms: readonly (JsonOf<Coefficient> & {
    readonly id: string
    readonly profile: Estimate | null
  })[]
  readonly aic: number
  readonly deviance: number
}

export interface Selection {
  readonly patients: number
  readonly events: number
  readonly from: readonly string[]
  /** In the order in which they left; the criterion is the AIC after, or the p before. */
  readonly removed: readonly { readonly id: string; readonly criterion: number }[]
  readonly terms: readonly (JsonOf<Coefficient> & { readonly id: string })[]
  readonly aic: number
}

/** Below this Wald p a covariate stays in the backward selection by p. */
export const STAYS_BELOW = 0.05

export function development(study: Study): Development {
  if (study.table.kind === 'scored') {
    const none = noFigure('no-such-data')
    return {
      refit: none,
      univariable: [],
      backward: { byAic: none, byP: none },
      optimism: none,
    }
  }
  const all = candidates(study)
  const own = all.filter(({ predictor }) => predictor)
  const present = all.filter(({ values }) => !values.every(Number.isNaN))
  return {
    refit: refit(study, own),
    univariable: present.map((candidate) => {
      const data = dataOf(study, [candidate])
      const fit = fitLogistic(data)
      return {
        id: candidate.id,
        patients: data.outcome.length,
        slope: fit.ok ? toReport(ok(itemAt(coefficients(fit.value), 1))) : toReport(fit, [candidate.id]),
      }
    }),
    backward: {
      byAic: selection(study, present, { by: 'aic' }),
      byP: selection(study, present, { by: 'p', alpha: STAYS_BELOW }),
    },
    optimism: optimism(study, own),
  }
}

/** The complete cases of these covariates. */
function dataOf({ outcome, strata }: Study, covariates: readonly Candidate[]): LogisticData {
  const columns = covariates.map(({ values }) => values)
  const rows = completeRows(strata[0]?.rows ?? new Int32Array(0), [...columns, outcome])
  return { columns: columns.map((column) => valuesAt(column, rows)), outcome: bitsAt(outcome, rows) }
}

function refit(study: Study, own: readonly Candidate[]): FigureOrReason<Refit> {
  const names = own.map(({ id }) => id)
  const data = dataOf(study, own)
  const fit = fitLogistic(data)
  if (!fit.ok) return toReport(fit, names)
  const profile = profileIntervals(data)
  const { n, events, aic, deviance } = fit.value
  return toReport(
    ok({
      patients: n,
      events,
      terms: coefficients(fit.value).map((coefficient, j) => ({
        id: j === 0 ? 'intercept' : itemAt(names, j - 1),
        ...coefficient,
        profile: profile.ok ? itemAt(profile.value, j) : null,
      })),
      aic,
      deviance,
    }),
  )
}

function selection(study: Study, from: readonly Candidate[], rule: BackwardRule): FigureOrReason<Selection> {
  const names = from.map(({ id }) => id)
  const selected = backwardSelection(dataOf(study, from), rule)
  if (!selected.ok) return toReport(selected, names)
  const { kept, steps, fit } = selected.value
  return toReport(
    ok({
      patients: fit.n,
      events: fit.events,
      from: names,
      removed: steps.map(({ removed, criterion }) => ({ id: itemAt(names, removed), criterion })),
      terms: coefficients(fit).map((coefficient, j) => ({
        id: j === 0 ? 'intercept' : itemAt(names, itemAt(kept, j - 1)),
        ...coefficient,
      })),
      aic: fit.aic,
    }),
  )
}

/** One fit costs this many times a draw. */
const FIT_COST = 20

function optimism(study: Study, own: readonly Candidate[]): FigureOrReason<JsonOf<Optimism>> {
  const data = dataOf(study, own)
  const bootstrap = repeats(study, data.outcome.length, FIT_COST)
  if (!bootstrap.ok) return noFigure(bootstrap.problem)
  const result: Statistic<Optimism> =
    data.outcome.length === 0 ? refuse('no-values') : bootstrapOptimism(data, bootstrap.value)
  return toReport(
    result,
    own.map(({ id }) => id),
  )
}
