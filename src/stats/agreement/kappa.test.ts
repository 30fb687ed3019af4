import { expect, test } from 'vitest'
import { cohenKappa } from './kappa.ts'

test('kappa of the example of Fleiss, Cohen and Everitt is 0.429 with a standard error of 0.054', () => {
  const table = [
    [0.53, 0.05, 0.02],
    [0.11, 0.14, 0.05],
    [0.01, 0.06, 0.03],
  ].map((row) => row.map((share) => Math.round(share * 200)))
  const result = cohenKappa(table)
  if (!result.ok) throw new Error(result.problem.code)
  expect(result.value.estimate).toBeCloseTo(0.429, 3)
  expect(result.value.se).toBeCloseTo(0.054, 3)
})

test('perfect agreement is 1 without width, chance agreement 0', () => {
  expect(
    cohenKappa([
      [5, 0],
      [0, 5],
    ]),
  ).toMatchObject({ value: { estimate: 1, se: 0 } })
  expect(
    cohenKappa([
      [25, 25],
      [25, 25],
    ]),
  ).toMatchObject({ value: { estimate: 0 } })
})

test('raters who use one category alone have no kappa', () => {
  expect(
    cohenKappa([
      [9, 0],
      [0, 0],
    ]),
  ).toEqual({ ok: false, problem: { code: 'no-variation' } })
  expect(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toEqual({ ok: false, problem: { code: 'no-values' } })
})
