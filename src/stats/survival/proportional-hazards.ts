import { ok } from '../../result.ts'
import { countOnes } from '../checks.ts'
import { realAt, wholeAt } from '../numeric/at.ts'
import { chiSquareUpperTail } from '../numeric/chi-square.ts'
import { cholesky, mirror, quadraticForm } from '../numeric/symmetric.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { maximiseCox } from './cox.ts'
import { eventsAt, type FollowUp } from './follow-up.ts'
import { type CoxData, coxDataOf, sweepRiskSets } from './risk-sets.ts'

export interface ScoreTest {
  readonly chi2: number
  readonly df: number
  readonly p: number
}

/**
 * Score test that no coefficient changes with time, time on the scale 1 - S(t-) of Kaplan-Meier (Grambsch & Therneau, Biometrika 1994,
 * in the exact form of survival::cox.zph since 3.0). Fails as `fitCox`, and with events at one time only.
 */
export function proportionalHazardsTest(
  followUp: FollowUp,
  columns: readonly Float64Array[],
): Statistic<ScoreTest> {
  if (columns.length === 0) return refuse('no-values')
  const data = coxDataOf(followUp, columns)
  if (!data.ok) return data
  const events = countOnes(followUp.event)
  if (events === 0) return refuse('no-events')
  const maximum = maximiseCox(data.value)
  if (!maximum.ok) return maximum
  const { score, information } = withTime(data.value, maximum.value.beta, timeScale(data.value, events))
  const width = columns.length
  // All coefficients free: their own scores are 0 at the maximum.
  const factored = cholesky(information, 2 * width)
  if (!factored.ok) return refuse('no-variation')
  const chi2 = quadraticForm(factored.value, Float64Array.of(...new Float64Array(width), ...score))
  return ok({ chi2, df: width, p: chiSquareUpperTail(chi2, width) })
}

/** 1 - S(t-) at each distinct time, less its mean over the events. */
function timeScale({ ordered, event }: CoxData, events: number): Float64Array {
  const inOrder = { ...ordered, order: ordered.order.map((_, i) => i) }
  const scale = new Float64Array(ordered.times.length)
  let [survival, total] = [1, 0]
  for (let i = 0; i < scale.length; i += 1) {
    const died = eventsAt(inOrder, event, i)
    const atRisk = event.length - wholeAt(ordered.starts, i)
    scale[i] = 1 - survival
    total += died * (1 - survival)
    survival *= (atRisk - died) / atRisk
  }
  return scale.map((value) => value - total / events)
}

/** Score of the time interactions at no interaction, and the information of coefficients and interactions together. */
function withTime(
  data: CoxData,
  beta: Float64Array,
  scale: Float64Array,
): { score: Float64Array; information: Float64Array } {
  const { width } = data.design
  const size = 2 * width
  const score = new Float64Array(width)
  const information = new Float64Array(size * size)
  const accumulate = (row: number, column: number, value: number) => {
    information[row * size + column] = realAt(information, row * size + column) + value
  }
  sweepRiskSets(data, beta, (time) => {
    const g = realAt(scale, time.position)
    for (let a = 0; a < width; a += 1) {
      score[a] = realAt(score, a) + g * realAt(time.score, a)
      for (let b = 0; b < width; b += 1) {
        const v = realAt(time.variance, Math.min(a, b) * width + Math.max(a, b))
        accumulate(a, b, v)
        accumulate(a, b + width, g * v)
        accumulate(a + width, b + width, g * g * v)
      }
    }
  })
  mirror(information, size)
  return { score, information }
}
