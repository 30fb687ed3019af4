import { ok } from '../../result.ts'
import { checkValues } from '../checks.ts'
import { itemAt, realAt, wholeAt } from '../numeric/at.ts'
import { arranged, ascendingOrder } from '../numeric/order.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { hermite } from './hermite.ts'
import { type LocalFit, localFit } from './local-fit.ts'
import { type Gram, gramOf, operatorRows, squaredNorm } from './operator.ts'
import { loessVertices } from './vertices.ts'

export interface LoessOptions {
  /** Share of the points in each local fit, above 0, at most 1. */
  readonly span?: number
  readonly degree?: 1 | 2
}

/** A value of the curve with its standard error, in the unit of y; `se` is undefined where the fit leaves no residual freedom. */
export interface LoessPoint {
  readonly value: number
  readonly se: number | undefined
}

export interface LoessCurve {
  /** The curve at each x, in input order. */
  readonly fitted: Float64Array
  /** The curve anywhere within the range of x; `undefined` beyond it. */
  readonly at: (x: number) => LoessPoint | undefined
}

/** The share of a local fit's points that a cell may hold before it is halved. */
const CELL = 0.2
const FEWEST = 6

/**
 * Local regression (Cleveland & Devlin, JASA 1988) with R's defaults: span 0.75, degree 2, tricube, fitted at the vertices of a k-d tree and
 * blended by cubics between them, so O(n log n). Residual variance by the exact delta_1 = n - 2 tr L + tr LL'.
 * Fails on fewer than 6 points or fewer than 3 distinct x.
 */
export function loess(
  x: Float64Array,
  y: Float64Array,
  { span = 0.75, degree = 2 }: LoessOptions = {},
): Statistic<LoessCurve> {
  const failure = checkValues(x, FEWEST) ?? checkValues(y)
  if (failure !== undefined) return failure
  if (x.length !== y.length) return refuse('lengths-differ')
  if (!(span > 0 && span <= 1)) return refuse('out-of-range')
  const order = ascendingOrder(x)
  const sorted = arranged(x, order)
  if (distinct(sorted, 3) < 3) return refuse('no-variation')
  const response = arranged(y, order)
  const nearest = Math.max(degree + 1, Math.min(x.length, Math.floor(x.length * span + 1e-5)))
  const fits = loessVertices(sorted, Math.max(1, Math.floor(x.length * span * CELL))).map((vertex) =>
    localFit(sorted, response, vertex, nearest, degree),
  )
  return ok(curveOf(fits, sorted, response, order))
}

function curveOf(fits: readonly LocalFit[], x: Float64Array, y: Float64Array, order: Int32Array): LoessCurve {
  const grams = fits.slice(1).map((high, cell) => gramOf(itemAt(fits, cell), high, x))
  const fitted = new Float64Array(x.length)
  const rows = new Float64Array(4)
  let [residual, trace, squares] = [0, 0, 0]
  for (let i = 0, cell = 0; i < x.length; i += 1) {
    const here = realAt(x, i)
    while (here > itemAt(fits, cell + 1).at) cell += 1
    const [low, high] = [itemAt(fits, cell), itemAt(fits, cell + 1)]
    const weights = hermite(here, low.at, high.at)
    const value = blend(weights, low, high)
    operatorRows(low, high, here, rows)
    trace += weights.reduce((sum, weight, j) => sum + weight * realAt(rows, j), 0)
    squares += squaredNorm(itemAt(grams, cell), weights)
    residual += (realAt(y, i) - value) ** 2
    fitted[wholeAt(order, i)] = value
  }
  const freedom = x.length - 2 * trace + squares
  const variance = freedom > 1e-6 ? residual / freedom : undefined
  return { fitted, at: (place) => pointAt(fits, grams, variance, place) }
}

function pointAt(
  fits: readonly LocalFit[],
  grams: readonly Gram[],
  variance: number | undefined,
  x: number,
): LoessPoint | undefined {
  const cell = fits.findIndex((fit, j) => fit.at <= x && x <= (fits[j + 1]?.at ?? Number.NEGATIVE_INFINITY))
  if (cell < 0) return undefined
  const [low, high] = [itemAt(fits, cell), itemAt(fits, cell + 1)]
  const weights = hermite(x, low.at, high.at)
  return {
    value: blend(weights, low, high),
    se: variance === undefined ? undefined : Math.sqrt(variance * squaredNorm(itemAt(grams, cell), weights)),
  }
}

function blend(weights: ReturnType<typeof hermite>, low: LocalFit, high: LocalFit): number {
  return weights[0] * low.value + weights[1] * high.value + weights[2] * low.slope + weights[3] * high.slope
}

/** How many distinct values ascending data hold, counted up to `enough`. */
function distinct(sorted: Float64Array, enough: number): number {
  let count = 1
  for (let i = 1; i < sorted.length && count < enough; i += 1) {
    if (realAt(sorted, i) !== realAt(sorted, i - 1)) count += 1
  }
  return count
}
