import { realAt } from '../numeric/at.ts'
import type { CellWeights } from './hermite.ts'
import { type LocalFit, weightAt } from './local-fit.ts'

/** Products of the four rows by which a cell's two fits turn y into value, value, slope, slope: 4 x 4, row by row. */
export type Gram = Float64Array

/** How y_i enters value and slope of the fits at both ends of a cell, for a point at x. */
export function operatorRows(low: LocalFit, high: LocalFit, x: number, into: Float64Array): void {
  rowsOf(low, x, into, 0)
  rowsOf(high, x, into, 1)
}

function rowsOf(fit: LocalFit, x: number, into: Float64Array, place: 0 | 1): void {
  const { u, weight } = weightAt(fit, x)
  const { valueBy, slopeBy } = fit
  into[place] = weight * (realAt(valueBy, 0) + u * (realAt(valueBy, 1) + u * realAt(valueBy, 2)))
  into[place + 2] = weight * (realAt(slopeBy, 0) + u * (realAt(slopeBy, 1) + u * realAt(slopeBy, 2)))
}

/** The cell's products over all points, x ascending. */
export function gramOf(low: LocalFit, high: LocalFit, x: Float64Array): Gram {
  const gram = new Float64Array(16)
  const rows = new Float64Array(4)
  const [from, to] = [Math.min(low.from, high.from), Math.max(low.to, high.to)]
  for (let i = from; i < to; i += 1) {
    operatorRows(low, high, realAt(x, i), rows)
    for (let j = 0; j < 4; j += 1) {
      for (let k = 0; k < 4; k += 1) {
        gram[j * 4 + k] = realAt(gram, j * 4 + k) + realAt(rows, j) * realAt(rows, k)
      }
    }
  }
  return gram
}

/** Sum of squares of the row that makes the curve's value at a place with these weights. */
export function squaredNorm(gram: Gram, weights: CellWeights): number {
  let total = 0
  weights.forEach((a, j) => {
    weights.forEach((b, k) => {
      total += a * b * realAt(gram, j * 4 + k)
    })
  })
  return Math.max(0, total)
}
