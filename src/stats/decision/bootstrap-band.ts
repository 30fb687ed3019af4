import { ok } from '../../result.ts'
import { type BootstrapOptions, replicate } from '../bootstrap.ts'
import { checkPredicted } from '../checks.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { percentileInterval } from '../numeric/quantile.ts'
import { seededRandom } from '../numeric/random.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { checkThresholds, placesOf, reached } from './net-benefit.ts'

/** The pointwise percentile band of a model's net benefit at one threshold. */
export interface NetBenefitBand {
  readonly threshold: number
  readonly lower: number
  readonly upper: number
}

/**
 * Pointwise bootstrap bands of the model's net benefit: patients drawn with replacement, classes not held fixed, since the prevalence
 * is part of net benefit. Each patient's place among the thresholds is found once, so a replicate costs O(n + thresholds).
 */
export function netBenefitBand(
  probabilities: Float64Array,
  outcome: Uint8Array,
  thresholds: readonly number[],
  options: BootstrapOptions,
): Statistic<readonly NetBenefitBand[]> {
  const failure = checkPredicted(probabilities, outcome) ?? checkThresholds(thresholds)
  if (failure !== undefined) return failure
  if (!(options.replicates >= 2)) return refuse('too-few-replicates')
  const ascending = Float64Array.from(thresholds).sort()
  const n = outcome.length
  const size = ascending.length + 1
  const places = placesOf(thresholds)
  // A patient's cell: thresholds reached, then the same again for those with the outcome.
  const cells = new Int32Array(n)
  for (let i = 0; i < n; i += 1) {
    cells[i] = reached(places, realAt(probabilities, i)) + (bitAt(outcome, i) === 1 ? size : 0)
  }
  const draws = Array.from(ascending, () => new Float64Array(options.replicates))
  const counts = new Int32Array(2 * size)
  const random = seededRandom(options.seed)
  replicate(options, (index) => {
    counts.fill(0)
    for (let i = 0; i < n; i += 1) {
      const cell = wholeAt(cells, random.below(n))
      counts[cell] = wholeAt(counts, cell) + 1
    }
    let [tp, fp] = [0, 0]
    for (let reached = size - 1; reached > 0; reached -= 1) {
      fp += wholeAt(counts, reached)
      tp += wholeAt(counts, reached + size)
      const threshold = realAt(ascending, reached - 1)
      const values = draws[reached - 1]
      if (values !== undefined) values[index] = tp / n - (fp / n) * (threshold / (1 - threshold))
    }
  })
  return ok(
    draws.map((values, i) => ({
      threshold: realAt(ascending, i),
      ...percentileInterval(values),
    })),
  )
}
