import { ok } from '../../result.ts'
import { itemAt, realAt, wholeAt } from '../numeric/at.ts'
import { drawChiSquare, drawNormal } from '../numeric/draw.ts'
import { arranged, ascendingOrder } from '../numeric/order.ts'
import { type Random, seededRandom } from '../numeric/random.ts'
import { type Cholesky, cholesky, inverse, mirror, solve } from '../numeric/symmetric.ts'
import { fitLogistic } from '../regression/logistic.ts'
import { refuse, type Statistic } from '../statistic.ts'

/** A column with gaps (NaN). `log`: regressed on the log scale. `binary`: 0 and 1. */
export interface GappyColumn {
  readonly values: Float64Array
  readonly kind: 'plain' | 'log' | 'binary'
}

export interface ChainedOptions {
  readonly imputations: number
  /** Rounds through all columns before a set is taken. */
  readonly iterations: number
  readonly seed: number
  readonly progress?: (done: number, total: number) => void
}

/**
 * Multiple imputation by chained equations (van Buuren, Stat Methods Med Res 2007) as mice does it: each column with gaps is regressed on all
 * others and on `complete`, quantities by predictive mean matching with 5 donors (so that only observed values are filled in), binary
 * columns by Bayesian logistic regression. `take` gets each filled set in turn; its arrays are used again. Fails where a regression does.
 */
export function chainedEquations(
  columns: readonly GappyColumn[],
  complete: readonly Float64Array[],
  { imputations, iterations, seed, progress }: ChainedOptions,
  take: (filled: readonly Float64Array[]) => void,
): Statistic<number> {
  const gappy = columns.map(({ values, kind }, position) => {
    const gaps = Int32Array.from(values.keys()).filter((row) => Number.isNaN(realAt(values, row)))
    const seen = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(realAt(values, row)))
    return { kind, position, gaps, seen }
  })
  if (gappy.some(({ seen }) => seen.length < columns.length + complete.length + 3))
    return refuse('too-few-values')
  const random = seededRandom(seed)
  for (let set = 0; set < imputations; set += 1) {
    const raw = columns.map(({ values }) => Float64Array.from(values))
    const used = columns.map(({ values, kind }) => (kind === 'log' ? values.map(Math.log) : values.slice()))
    const fill = (position: number, row: number, from: number) => {
      for (const side of [raw, used]) {
        const column = itemAt(side, position)
        column[row] = realAt(column, from)
      }
    }
    for (const { position, gaps, seen } of gappy) {
      for (const row of gaps) fill(position, row, wholeAt(seen, random.below(seen.length)))
    }
    for (let round = 0; round < iterations; round += 1) {
      for (const { position, gaps, seen, kind } of gappy) {
        if (gaps.length === 0) continue
        const others = [...used.filter((_, i) => i !== position), ...complete]
        const target = itemAt(used, position)
        if (kind === 'binary') {
          const drawn = drawnBits(target, others, seen, gaps, random)
          if (!drawn.ok) return drawn
          for (const [i, row] of gaps.entries()) {
            target[row] = realAt(drawn.value, i)
            itemAt(raw, position)[row] = realAt(drawn.value, i)
          }
        } else {
          const donors = matchedDonors(target, others, seen, gaps, random)
          if (!donors.ok) return donors
          for (const [i, row] of gaps.entries()) fill(position, row, wholeAt(donors.value, i))
        }
      }
    }
    take(raw)
    progress?.(set + 1, imputations)
  }
  return ok(imputations)
}

/** The ridge that mice puts on the normal equations. */
const RIDGE = 1e-5
const DONORS = 5

/** For each gap the row of an observed value: one of the five whose prediction lies nearest to the gap's. */
function matchedDonors(
  target: Float64Array,
  others: readonly Float64Array[],
  seen: Int32Array,
  gaps: Int32Array,
  random: Random,
): Statistic<Int32Array> {
  const width = others.length + 1
  const design = designAt(others, seen)
  const matrix = new Float64Array(width * width)
  const moment = new Float64Array(width)
  for (let i = 0; i < seen.length; i += 1) {
    const y = realAt(target, wholeAt(seen, i))
    for (let a = 0; a < width; a += 1) {
      const x = realAt(design, i * width + a)
      moment[a] = realAt(moment, a) + x * y
      for (let b = a; b < width; b += 1) {
        matrix[a * width + b] = realAt(matrix, a * width + b) + x * realAt(design, i * width + b)
      }
    }
  }
  mirror(matrix, width)
  for (let a = 0; a < width; a += 1) matrix[a * width + a] = realAt(matrix, a * width + a) * (1 + RIDGE)
  const factor = cholesky(matrix, width)
  if (!factor.ok) return refuse('singular')
  const beta = solve(factor.value, moment)
  const ofSeen = predictions(design, beta)
  let residual = 0
  for (let i = 0; i < seen.length; i += 1) {
    residual += (realAt(target, wholeAt(seen, i)) - realAt(ofSeen, i)) ** 2
  }
  const sigma = Math.sqrt(residual / drawChiSquare(random, Math.max(2, seen.length - width)))
  const drawn = perturbed(beta, inverse(factor.value), sigma, random)
  if (!drawn.ok) return drawn
  const order = ascendingOrder(ofSeen)
  const sorted = arranged(ofSeen, order)
  const wanted = predictions(designAt(others, gaps), drawn.value)
  const donors = Math.min(DONORS, sorted.length)
  const chosen = new Int32Array(gaps.length)
  for (let i = 0; i < gaps.length; i += 1) {
    const from = nearest(sorted, realAt(wanted, i))
    chosen[i] = wholeAt(seen, wholeAt(order, from + random.below(donors)))
  }
  return ok(chosen)
}

/** Rows of an intercept and the columns, one after the other. */
function designAt(columns: readonly Float64Array[], rows: Int32Array): Float64Array {
  const width = columns.length + 1
  const design = new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i += 1) design[i * width] = 1
  columns.forEach((column, j) => {
    for (let i = 0; i < rows.length; i += 1) design[i * width + j + 1] = realAt(column, wholeAt(rows, i))
  })
  return design
}

function predictions(design: Float64Array, beta: Float64Array): Float64Array {
  const width = beta.length
  const result = new Float64Array(design.length / width)
  for (let i = 0; i < result.length; i += 1) {
    let total = 0
    for (let j = 0; j < width; j += 1) total += realAt(beta, j) * realAt(design, i * width + j)
    result[i] = total
  }
  return result
}

/** Where the run of values nearest to x begins in an ascending array. */
function nearest(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (realAt(sorted, middle) < x) low = middle + 1
    else high = middle
  }
  let [from, to] = [low, low]
  while (to - from < Math.min(DONORS, sorted.length)) {
    const below = from > 0 ? x - realAt(sorted, from - 1) : Number.POSITIVE_INFINITY
    const above = to < sorted.length ? realAt(sorted, to) - x : Number.POSITIVE_INFINITY
    if (below <= above) from -= 1
    else to += 1
  }
  return from
}

/** A 0 or 1 for each gap, drawn by a logistic model whose coefficients are drawn too. */
function drawnBits(
  target: Float64Array,
  others: readonly Float64Array[],
  seen: Int32Array,
  gaps: Int32Array,
  random: Random,
): Statistic<Float64Array> {
  const fit = fitLogistic({
    columns: others.map((column) => arranged(column, seen)),
    outcome: new Uint8Array(arranged(target, seen)),
  })
  if (!fit.ok) return fit
  const drawn = perturbed(fit.value.beta, fit.value.covariance, 1, random)
  if (!drawn.ok) return drawn
  const logOdds = predictions(designAt(others, gaps), drawn.value)
  return ok(logOdds.map((value) => (random.uniform() < 1 / (1 + Math.exp(-value)) ? 1 : 0)))
}

/** Coefficients drawn from their normal distribution: beta + sigma L z, where L L' is the covariance. */
function perturbed(
  beta: Float64Array,
  covariance: Float64Array,
  sigma: number,
  random: Random,
): Statistic<Float64Array> {
  const factor = cholesky(covariance, beta.length)
  if (!factor.ok) return refuse('singular')
  const { lower, size }: Cholesky = factor.value
  const z = Float64Array.from(beta, () => drawNormal(random))
  return ok(
    beta.map((value, a) => {
      let shift = 0
      for (let b = 0; b <= a; b += 1) shift += realAt(lower, a * size + b) * realAt(z, b)
      return value + sigma * shift
    }),
  )
}
