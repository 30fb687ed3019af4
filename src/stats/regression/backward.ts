import { ok } from '../../result.ts'
import { itemAt } from '../numeric/at.ts'
import type { Statistic } from '../statistic.ts'
import { coefficients } from './coefficients.ts'
import { fitLogistic, type LogisticData, type LogisticFit } from './logistic.ts'

/** Leave out by AIC (as step() of R), or while the largest Wald p exceeds `alpha`. */
export type BackwardRule = { readonly by: 'aic' } | { readonly by: 'p'; readonly alpha: number }

/** One covariate left out: its position in the original columns and the criterion that said so (AIC after, or its p before). */
export interface BackwardStep {
  readonly removed: number
  readonly criterion: number
}

export interface BackwardSelection {
  /** Positions in the original columns. */
  readonly kept: readonly number[]
  readonly steps: readonly BackwardStep[]
  readonly fit: LogisticFit
}

/** Backward selection from the full logistic model, one covariate at a time. Fails when the full model or a smaller one cannot be fitted. */
export function backwardSelection(data: LogisticData, rule: BackwardRule): Statistic<BackwardSelection> {
  let kept = data.columns.map((_, j) => j)
  const steps: BackwardStep[] = []
  const fitOf = (positions: readonly number[]) =>
    fitLogistic({ ...data, columns: positions.map((j) => itemAt(data.columns, j)) })
  let fit = fitOf(kept)
  while (fit.ok && kept.length > 0) {
    const step = rule.by === 'aic' ? byAic(kept, fit.value, fitOf) : ok(byP(kept, fit.value, rule.alpha))
    if (!step.ok) return step
    const { value } = step
    if (value === undefined) break
    steps.push(value)
    kept = kept.filter((j) => j !== value.removed)
    fit = fitOf(kept)
  }
  return fit.ok ? ok({ kept, steps, fit: fit.value }) : fit
}

function byAic(
  kept: readonly number[],
  full: LogisticFit,
  fitOf: (positions: readonly number[]) => Statistic<LogisticFit>,
): Statistic<BackwardStep | undefined> {
  let best: BackwardStep | undefined
  for (const removed of kept) {
    const fit = fitOf(kept.filter((j) => j !== removed))
    if (!fit.ok) return fit
    if (fit.value.aic < (best?.criterion ?? full.aic)) best = { removed, criterion: fit.value.aic }
  }
  return ok(best)
}

function byP(kept: readonly number[], fit: LogisticFit, alpha: number): BackwardStep | undefined {
  const [, ...slopes] = coefficients(fit)
  const worst = slopes.reduce((most, { p }, j) => (p > itemAt(slopes, most).p ? j : most), 0)
  const { p } = itemAt(slopes, worst)
  return p > alpha ? { removed: itemAt(kept, worst), criterion: p } : undefined
}
