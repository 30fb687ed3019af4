import { ok } from '../../result.ts'
import { checkPredicted } from '../checks.ts'
import { bitAt, realAt } from '../numeric/at.ts'
import { normalTwoSided } from '../numeric/normal.ts'
import { refuse, type Statistic } from '../statistic.ts'

/**
 * Spiegelhalter's test of calibration (Stat Med 1986): z = sum (y - p)(1 - 2p) / sqrt(sum (1 - 2p)^2 p (1 - p)), two-sided.
 * Fails when every probability is 0, 1/2 or 1: z has then no variance.
 */
export function spiegelhalterTest(
  probabilities: Float64Array,
  outcome: Uint8Array,
): Statistic<{ readonly z: number; readonly p: number }> {
  const failure = checkPredicted(probabilities, outcome)
  if (failure !== undefined) return failure
  let [score, variance] = [0, 0]
  for (let i = 0; i < probabilities.length; i += 1) {
    const p = realAt(probabilities, i)
    score += (bitAt(outcome, i) - p) * (1 - 2 * p)
    variance += (1 - 2 * p) ** 2 * p * (1 - p)
  }
  if (!(variance > 0)) return refuse('no-variation')
  const z = score / Math.sqrt(variance)
  return ok({ z, p: normalTwoSided(z) })
}
