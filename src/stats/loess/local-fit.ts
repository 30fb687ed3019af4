import { realAt } from '../numeric/at.ts'
import { cholesky, solve } from '../numeric/symmetric.ts'

/**
 * A local polynomial at one vertex: its value and slope there, and how both come from the data:
 * value = sum of y_i * weight(x_i) * (valueBy . (1, u, u^2)), u = (x_i - at) / bandwidth; the slope likewise.
 */
export interface LocalFit {
  readonly at: number
  readonly bandwidth: number
  /** Whether the points within the bandwidth all weigh the same, because tricube leaves nothing (ties at its edge). */
  readonly even: boolean
  /** The points that carry weight, as positions in the ascending data, `to` excluded. */
  readonly from: number
  readonly to: number
  readonly value: number
  readonly slope: number
  readonly valueBy: Float64Array
  readonly slopeBy: Float64Array
}

/** The tricube weight of a point at u bandwidths. */
function tricube(u: number): number {
  const distance = Math.abs(u)
  // Not the other way round: with a bandwidth of 0, u is no number and the weight 0.
  if (!(distance < 1)) return 0
  // Products, since a power costs ten times as much here.
  const rest = 1 - distance * distance * distance
  return rest * rest * rest
}

/**
 * Fits the `nearest` points about `at` with tricube weights, x ascending. Where the points do not carry a parabola (ties) it falls back
 * to a line, then to the mean.
 */
export function localFit(
  x: Float64Array,
  y: Float64Array,
  at: number,
  nearest: number,
  degree: 1 | 2,
): LocalFit {
  const { from, to } = nearestWindow(x, at, nearest)
  const bandwidth = Math.max(at - realAt(x, from), realAt(x, to - 1) - at)
  const place = { at, bandwidth, even: false, from, to }
  const { moments, products } = momentsOf(x, y, place)
  if (!(realAt(moments, 0) > 0)) return evenFit(x, y, place)
  for (let size = degree + 1; size > 0; size -= 1) {
    const matrix = new Float64Array(size * size)
    for (let j = 0; j < size; j += 1) {
      for (let k = 0; k < size; k += 1) matrix[j * size + k] = realAt(moments, j + k)
    }
    const factored = cholesky(matrix, size)
    if (!factored.ok) continue
    const valueBy = padded(solve(factored.value, Float64Array.of(1, 0, 0).subarray(0, size)))
    const slopeBy =
      size > 1
        ? padded(solve(factored.value, Float64Array.of(0, 1, 0).subarray(0, size))).map((c) => c / bandwidth)
        : padded()
    return { ...place, value: dot(valueBy, products), slope: dot(slopeBy, products), valueBy, slopeBy }
  }
  return evenFit(x, y, place)
}

type Place = Pick<LocalFit, 'at' | 'bandwidth' | 'even' | 'from' | 'to'>

/** The plain mean of all points within the bandwidth, its edge included. */
function evenFit(x: Float64Array, y: Float64Array, { at, bandwidth, ...window }: Place): LocalFit {
  let { from, to } = window
  while (from > 0 && at - realAt(x, from - 1) <= bandwidth) from -= 1
  while (to < x.length && realAt(x, to) - at <= bandwidth) to += 1
  const place = { at, bandwidth, even: true, from, to }
  const { moments, products } = momentsOf(x, y, place)
  const valueBy = padded(Float64Array.of(1 / realAt(moments, 0)))
  return { ...place, value: dot(valueBy, products), slope: 0, valueBy, slopeBy: padded() }
}

/** A point's distance in bandwidths (0 when all weigh the same) and its weight, before the polynomial part. */
export function weightAt(
  { at, bandwidth, even }: Pick<Place, 'at' | 'bandwidth' | 'even'>,
  x: number,
): { u: number; weight: number } {
  if (even) return { u: 0, weight: Math.abs(x - at) <= bandwidth ? 1 : 0 }
  const u = (x - at) / bandwidth
  return { u, weight: tricube(u) }
}

function nearestWindow(x: Float64Array, at: number, nearest: number): { from: number; to: number } {
  let [low, high] = [0, x.length - nearest]
  // The first window whose next neighbour on the right is not nearer than its first point.
  while (low < high) {
    const middle = (low + high) >> 1
    if (at - realAt(x, middle) > realAt(x, middle + nearest) - at) low = middle + 1
    else high = middle
  }
  return { from: low, to: low + nearest }
}

function momentsOf(
  x: Float64Array,
  y: Float64Array,
  place: Place,
): { moments: Float64Array; products: Float64Array } {
  let [s0, s1, s2, s3, s4, t0, t1, t2] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = place.from; i < place.to; i += 1) {
    const { u, weight } = weightAt(place, realAt(x, i))
    const value = realAt(y, i) * weight
    const u2 = u * u
    s0 += weight
    s1 += weight * u
    s2 += weight * u2
    s3 += weight * u2 * u
    s4 += weight * u2 * u2
    t0 += value
    t1 += value * u
    t2 += value * u2
  }
  return { moments: Float64Array.of(s0, s1, s2, s3, s4), products: Float64Array.of(t0, t1, t2) }
}

function padded(entries: Float64Array = new Float64Array(0)): Float64Array {
  const result = new Float64Array(3)
  result.set(entries)
  return result
}

function dot(a: Float64Array, b: Float64Array): number {
  return realAt(a, 0) * realAt(b, 0) + realAt(a, 1) * realAt(b, 1) + realAt(a, 2) * realAt(b, 2)
}
