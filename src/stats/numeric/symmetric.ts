import { fail, ok, type Result } from '../../result.ts'
import { realAt } from './at.ts'

/** A symmetric positive definite matrix of p x p as its Cholesky factor: lower triangle, row by row. */
export interface Cholesky {
  readonly size: number
  readonly lower: Float64Array
}

/** What a column adds beyond those before it, relative to itself, below which it counts as their combination. */
const TOLERANCE = 1e-11

/** Factors a p x p matrix (row by row); a matrix that is not positive definite gives the first column that depends on those before it. */
export function cholesky(matrix: Float64Array, size: number): Result<Cholesky, number> {
  const lower = new Float64Array(size * size)
  for (let j = 0; j < size; j += 1) {
    const diagonal = realAt(matrix, j * size + j)
    let pivot = diagonal
    for (let k = 0; k < j; k += 1) pivot -= realAt(lower, j * size + k) ** 2
    if (!(pivot > TOLERANCE * diagonal)) return fail(j)
    const root = Math.sqrt(pivot)
    lower[j * size + j] = root
    for (let i = j + 1; i < size; i += 1) {
      let value = realAt(matrix, i * size + j)
      for (let k = 0; k < j; k += 1) value -= realAt(lower, i * size + k) * realAt(lower, j * size + k)
      lower[i * size + j] = value / root
    }
  }
  return ok({ size, lower })
}

/** x with A x = b. */
export function solve({ size, lower }: Cholesky, b: Float64Array): Float64Array {
  const x = Float64Array.from(b)
  for (let i = 0; i < size; i += 1) {
    let value = realAt(x, i)
    for (let k = 0; k < i; k += 1) value -= realAt(lower, i * size + k) * realAt(x, k)
    x[i] = value / realAt(lower, i * size + i)
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = realAt(x, i)
    for (let k = i + 1; k < size; k += 1) value -= realAt(lower, k * size + i) * realAt(x, k)
    x[i] = value / realAt(lower, i * size + i)
  }
  return x
}

/** The inverse of A, row by row. */
export function inverse(factor: Cholesky): Float64Array {
  const { size } = factor
  const result = new Float64Array(size * size)
  for (let j = 0; j < size; j += 1) {
    const unit = new Float64Array(size)
    unit[j] = 1
    result.set(solve(factor, unit), j * size)
  }
  return result
}

/** b' A^-1 b: the chi-square of a score b with variance A. */
export function quadraticForm(factor: Cholesky, b: Float64Array): number {
  const x = solve(factor, b)
  let total = 0
  for (let i = 0; i < x.length; i += 1) total += realAt(x, i) * realAt(b, i)
  return total
}

/** Copies the upper triangle of a p x p matrix onto the lower. */
export function mirror(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) matrix[i * size + j] = realAt(matrix, j * size + i)
  }
}
