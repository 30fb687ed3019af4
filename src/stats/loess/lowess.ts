import { realAt } from '../numeric/at.ts'

/**
 * Cleveland's lowess without robustness iterations (JASA 1979): at each x a straight line fitted to the nearest share `span` of the
 * points with tricube weights. Points within `gap` of the last fitted one are read off between two fits. x ascending; result per x.
 */
export function lowess(x: Float64Array, y: Float64Array, span = 2 / 3, gap?: number): Float64Array {
  const n = x.length
  const fitted = new Float64Array(n)
  if (n < 2) return Float64Array.from(y)
  const range = realAt(x, n - 1) - realAt(x, 0)
  const reach = gap ?? range / 100
  const width = Math.max(2, Math.min(n, Math.floor(span * n + 1e-7)))
  let left = 0
  let last = -1
  let i = 0
  while (last < n - 1) {
    while (left + width < n && realAt(x, i) - realAt(x, left) > realAt(x, left + width) - realAt(x, i)) {
      left += 1
    }
    fitted[i] = lineAt(x, y, realAt(x, i), left, left + width - 1, range) ?? realAt(y, i)
    fillBetween(x, fitted, last, i)
    last = i
    // Equal x take the same value; the next fit is the last point within reach, or the one after this.
    const limit = realAt(x, last) + reach
    let next = last + 1
    for (; next < n && realAt(x, next) <= limit; next += 1) {
      if (realAt(x, next) === realAt(x, last)) {
        fitted[next] = realAt(fitted, last)
        last = next
      }
    }
    i = Math.max(last + 1, next - 1)
  }
  return fitted
}

/** The weighted line's value at `at`; `undefined` when no point carries weight. */
function lineAt(
  x: Float64Array,
  y: Float64Array,
  at: number,
  left: number,
  right: number,
  range: number,
): number | undefined {
  const bandwidth = Math.max(at - realAt(x, left), realAt(x, right) - at)
  const beyond = 0.999 * bandwidth
  const within = 0.001 * bandwidth
  let first = left
  while (at - realAt(x, first) > beyond) first += 1
  let [weights, ofX, ofY, ofXX, ofXY] = [0, 0, 0, 0, 0]
  for (let j = first; j < x.length; j += 1) {
    const offset = realAt(x, j) - at
    if (offset > beyond) break
    // Tricube, without its questions: this is the innermost step of the slowest figure.
    const distance = Math.abs(offset)
    const u = distance <= within ? 0 : distance / bandwidth
    const rest = 1 - u * u * u
    const weight = rest * rest * rest
    const moment = weight * offset
    const value = realAt(y, j)
    weights += weight
    ofX += moment
    ofY += weight * value
    ofXX += moment * offset
    ofXY += moment * value
  }
  if (!(weights > 0)) return undefined
  const meanX = ofX / weights
  const meanY = ofY / weights
  const spread = ofXX / weights - meanX * meanX
  // Too little spread in x for a slope: the weighted mean.
  if (!(bandwidth > 0 && Math.sqrt(Math.max(0, spread)) > 0.001 * range)) return meanY
  return meanY - (meanX * (ofXY / weights - meanX * meanY)) / spread
}

function fillBetween(x: Float64Array, fitted: Float64Array, from: number, to: number): void {
  if (from < 0) return
  const width = realAt(x, to) - realAt(x, from)
  for (let j = from + 1; j < to; j += 1) {
    const share = (realAt(x, j) - realAt(x, from)) / width
    fitted[j] = share * realAt(fitted, to) + (1 - share) * realAt(fitted, from)
  }
}
