import { ok } from '../../result.ts'
import { type Estimate, ratioInterval } from '../interval.ts'
import { type Proportion, proportion } from '../proportion.ts'
import { refuse, type Statistic } from '../statistic.ts'
import type { Confusion } from './confusion.ts'

/** What a cut-off achieves. Each measure can be undefined by itself (nobody called positive, say), and then says why. */
export interface OperatingPoint {
  readonly counts: Confusion
  readonly sensitivity: Statistic<Proportion>
  readonly specificity: Statistic<Proportion>
  readonly ppv: Statistic<Proportion>
  readonly npv: Statistic<Proportion>
  readonly accuracy: Statistic<Proportion>
  /** 2 tp / (2 tp + fp + fn): the harmonic mean of sensitivity and PPV; it has no standard interval. */
  readonly f1: Statistic<number>
  /** Likelihood ratios; interval on the log scale (Simel, J Clin Epidemiol 1991). */
  readonly positiveLikelihoodRatio: Statistic<Estimate>
  readonly negativeLikelihoodRatio: Statistic<Estimate>
}

/** Sensitivity, specificity, PPV, NPV, accuracy (Wilson intervals), F1 and likelihood ratios from the counts at one cut-off. */
export function operatingPoint(counts: Confusion): OperatingPoint {
  const { tp, fp, tn, fn } = counts
  const f1 = 2 * tp + fp + fn
  return {
    counts,
    sensitivity: proportion(tp, tp + fn),
    specificity: proportion(tn, tn + fp),
    ppv: proportion(tp, tp + fp),
    npv: proportion(tn, tn + fn),
    accuracy: proportion(tp + tn, tp + tn + fp + fn),
    f1: f1 === 0 ? refuse('no-values') : ok((2 * tp) / f1),
    positiveLikelihoodRatio: ratio(tp, tp + fn, fp, fp + tn),
    negativeLikelihoodRatio: ratio(fn, tp + fn, tn, fp + tn),
  }
}

/** (a / m) / (b / n) with se(log) = sqrt(1/a - 1/m + 1/b - 1/n). */
function ratio(a: number, m: number, b: number, n: number): Statistic<Estimate> {
  if (m === 0 || n === 0) return refuse('one-class-only')
  if (a === 0 || b === 0) return refuse('zero-cell')
  return ok(ratioInterval(Math.log((a * n) / (b * m)), Math.sqrt(1 / a - 1 / m + 1 / b - 1 / n)))
}
