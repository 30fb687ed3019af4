import { DEFAULT_LEVEL, type Estimate, ratioInterval } from '../interval.ts'
import { type Proportion, proportion } from '../proportion.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Confusion } from './confusion.ts'

/** What a cut-off achieves. Each measure can be undefined by itself (nobody called positive, say), and then says why. */
export interface OperatingPoint {
  readonly counts: Confusion
  readonly sensitivity: Result<Proportion>
  readonly specificity: Result<Proportion>
  readonly ppv: Result<Proportion>
  readonly npv: Result<Proportion>
  readonly accuracy: Result<Proportion>
  /** 2 tp / (2 tp + fp + fn): the harmonic mean of sensitivity and PPV; it has no standard interval. */
  readonly f1: Result<number>
  /** Likelihood ratios; interval on the log scale (Simel, J Clin Epidemiol 1991). */
  readonly positiveLikelihoodRatio: Result<Estimate>
  readonly negativeLikelihoodRatio: Result<Estimate>
}

/** Sensitivity, specificity, PPV, NPV, accuracy (Wilson intervals), F1 and likelihood ratios from the counts at one cut-off. */
export function operatingPoint(counts: Confusion, level = DEFAULT_LEVEL): OperatingPoint {
  const { tp, fp, tn, fn } = counts
  const f1 = 2 * tp + fp + fn
  return {
    counts,
    sensitivity: proportion(tp, tp + fn, level),
    specificity: proportion(tn, tn + fp, level),
    ppv: proportion(tp, tp + fp, level),
    npv: proportion(tn, tn + fn, level),
    accuracy: proportion(tp + tn, tp + tn + fp + fn, level),
    f1: f1 === 0 ? fail('no-values') : ok((2 * tp) / f1),
    positiveLikelihoodRatio: ratio(tp, tp + fn, fp, fp + tn, level),
    negativeLikelihoodRatio: ratio(fn, tp + fn, tn, fp + tn, level),
  }
}

/** (a / m) / (b / n) with se(log) = sqrt(1/a - 1/m + 1/b - 1/n). */
function ratio(a: number, m: number, b: number, n: number, level: number): Result<Estimate> {
  if (m === 0 || n === 0) return fail('one-class-only')
  if (a === 0 || b === 0) return fail('zero-cell')
  return ok(ratioInterval(Math.log((a * n) / (b * m)), Math.sqrt(1 / a - 1 / m + 1 / b - 1 / n), level))
}
