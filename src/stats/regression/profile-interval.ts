import { ok } from '../../result.ts'
import { CRITICAL, type Estimate } from '../interval.ts'
import { realAt } from '../numeric/at.ts'
import { inverse } from '../numeric/symmetric.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { type Design, designOf } from './design.ts'
import { checkLogistic, inColumns, type LogisticData } from './logistic.ts'
import { type Maximum, maximise } from './maximise.ts'

const TRIES = 60
const PRECISION = 1e-8

/**
 * Profile-likelihood intervals of all coefficients, intercept first (Venzon & Moolgavkar, Appl Stat 1988): the values at which
 * twice the log-likelihood, maximised over the others, falls by the square of the normal quantile. Fails as the fit does.
 */
export function profileIntervals(data: LogisticData): Statistic<readonly Estimate[]> {
  const failure = checkLogistic(data)
  if (failure !== undefined) return failure
  const { columns, outcome } = data
  // Centred for the slopes; the intercept means something only where the covariates are 0.
  const centred = designOf(columns, outcome.length, { intercept: true, centre: true })
  const plain = designOf(columns, outcome.length, { intercept: true, centre: false })
  if (!centred.ok) return centred
  if (!plain.ok) return plain
  const intervals: Estimate[] = []
  for (let position = 0; position < centred.value.width; position += 1) {
    const design = position === 0 ? plain.value : centred.value
    const unit = position === 0 ? 1 : realAt(design.scales, position - 1)
    const interval = profile(design, data, position, CRITICAL)
    if (!interval.ok) return inColumns(interval)
    const { estimate, lower, upper } = interval.value
    intervals.push({ estimate: estimate / unit, lower: lower / unit, upper: upper / unit })
  }
  return ok(intervals)
}

function profile(design: Design, data: LogisticData, position: number, z: number): Statistic<Estimate> {
  const maximum = maximise(design, data.outcome, data.offset)
  if (!maximum.ok) return maximum
  const estimate = realAt(maximum.value.beta, position)
  const lower = bound(design, data, position, maximum.value, -z)
  if (!lower.ok) return lower
  const upper = bound(design, data, position, maximum.value, z)
  return upper.ok ? ok({ estimate, lower: lower.value, upper: upper.value }) : upper
}

/**
 * Where the signed root of the likelihood ratio reaches `target`. That root is close to a straight line through the estimate, so
 * secant steps find it in a few tries, kept inside a bracket that only shrinks.
 */
function bound(
  design: Design,
  data: LogisticData,
  position: number,
  maximum: Maximum,
  target: number,
): Statistic<number> {
  const estimate = realAt(maximum.beta, position)
  const rest = without(design, position)
  let start: Float64Array = maximum.beta.filter((_, j) => j !== position)
  let near = { at: estimate, root: 0 }
  let far: typeof near | undefined
  let at = estimate + target * Math.sqrt(realAt(inverse(maximum.information), position * (design.width + 1)))
  for (let i = 0; i < TRIES; i += 1) {
    const fitted = maximise(rest, data.outcome, offsetAt(design, data.offset, position, at), start)
    if (!fitted.ok) return fitted
    start = fitted.value.beta
    const root =
      Math.sign(target) * Math.sqrt(Math.max(0, 2 * (maximum.logLikelihood - fitted.value.logLikelihood)))
    if (Math.abs(root - target) < PRECISION) return ok(at)
    const here = { at, root }
    if (Math.abs(root) < Math.abs(target)) near = here
    else far = here
    at = nextTry(estimate, near, far, here, target)
  }
  return refuse('did-not-converge')
}

interface Try {
  readonly at: number
  readonly root: number
}

function nextTry(estimate: number, near: Try, far: Try | undefined, here: Try, target: number): number {
  if (far === undefined) return estimate + (here.at - estimate) * Math.min(2, target / here.root)
  const share = (target - near.root) / (far.root - near.root)
  // Not quite at either end, so that the bracket shrinks from both sides.
  return near.at + (far.at - near.at) * Math.min(0.99, Math.max(0.01, share))
}

function without(design: Design, position: number): Design {
  const { n, width } = design
  const rows = new Float64Array(n * (width - 1))
  for (let i = 0, k = 0; i < n * width; i += 1) {
    if (i % width !== position) rows[k++] = realAt(design.rows, i)
  }
  return { ...design, rows, width: width - 1 }
}

function offsetAt(
  { rows, n, width }: Design,
  offset: Float64Array | undefined,
  position: number,
  beta: number,
): Float64Array {
  const result = new Float64Array(n)
  for (let i = 0; i < n; i += 1) {
    result[i] = (offset === undefined ? 0 : realAt(offset, i)) + beta * realAt(rows, i * width + position)
  }
  return result
}
