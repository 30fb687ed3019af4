import { realAt } from '../numeric/at.ts'

/** By how much, relative to the range of x, the outermost vertices lie beyond the data. */
const MARGIN = 0.005

/**
 * Where loess fits, ascending: the ends of the slightly widened range and the cuts of a one-dimensional k-d tree, which halves the
 * points of a cell until at most `most` are left (Cleveland & Grosse, Stat Comput 1991). x ascending, not all equal.
 */
export function loessVertices(x: Float64Array, most: number): readonly number[] {
  const [first, last] = [realAt(x, 0), realAt(x, x.length - 1)]
  const margin = MARGIN * Math.max(last - first, 1e-10 * Math.max(Math.abs(first), Math.abs(last)) + 1e-30)
  const ends = { low: first - margin, high: last + margin }
  return [...new Set([ends.low, ...cuts(x, { from: 0, to: x.length - 1, ...ends }, most), ends.high])].sort(
    (a, b) => a - b,
  )
}

/** Points `from` .. `to` of a cell between two vertices. */
interface Cell {
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
}

function cuts(x: Float64Array, { from, to, low, high }: Cell, most: number): readonly number[] {
  if (to - from + 1 <= most) return []
  const split = splitOf(x, from, to)
  const cut = realAt(x, split)
  if (cut === low || cut === high) return []
  return [
    cut,
    ...cuts(x, { from, to: split, low, high: cut }, most),
    ...cuts(x, { from: split + 1, to, low: cut, high }, most),
  ]
}

/** The last point of the lower half: the median, or the nearest place to it that does not part equal values. */
function splitOf(x: Float64Array, from: number, to: number): number {
  // Counted from 1, as the published algorithm does, the median of a cell is at (from + to) / 2 rounded down.
  const middle = Math.floor((from + to + 2) / 2) - 1
  for (let offset = 0; middle + offset < to && middle + offset >= from; ) {
    if (realAt(x, middle + offset) !== realAt(x, middle + offset + 1)) return middle + offset
    offset = -offset
    if (offset >= 0) offset += 1
  }
  return middle
}
