import { expect, test } from 'vitest'
import { cholesky, inverse, quadraticForm, solve } from './symmetric.ts'

const matrix = Float64Array.of(4, 2, 1, 2, 5, 3, 1, 3, 6)

test('solves, inverts and gives the quadratic form', () => {
  const factored = cholesky(matrix, 3)
  if (!factored.ok) throw new Error('positive definite')
  const x = solve(factored.value, Float64Array.of(7, 10, 10))
  expect([...x]).toEqual([1, 1, 1].map((value) => expect.closeTo(value, 12)))
  const inverted = inverse(factored.value)
  const product = [0, 1, 2].map((k) => (matrix[k] ?? 0) * (inverted[3 * k] ?? 0)).reduce((a, b) => a + b)
  expect(product).toBeCloseTo(1, 12)
  expect(quadraticForm(factored.value, Float64Array.of(7, 10, 10))).toBeCloseTo(27, 12)
})

test('names the first column that depends on those before it', () => {
  expect(cholesky(Float64Array.of(1, 2, 2, 4), 2)).toEqual({ ok: false, problem: 1 })
})
