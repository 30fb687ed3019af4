import { expect, test } from 'vitest'
import { chiSquareTest } from './chi-square-test.ts'
import { describe as describeValues } from './describe.ts'
import { fisherTest } from './fisher-test.ts'
import { mannWhitney } from './mann-whitney.ts'
import { oddsRatio } from './odds-ratio.ts'
import { pooledTest, welchTest } from './t-test.ts'

const a = Float64Array.of(5, 7, 8, 9)
const b = Float64Array.of(1, 2, 2, 4)
const same = Float64Array.of(3, 3, 3)

test('a group is described by mean, sd and quartiles; one value has no sd', () => {
  expect(describeValues(a)).toMatchObject({
    ok: true,
    value: { n: 4, mean: 7.25, median: 7.5, minimum: 5, maximum: 9 },
  })
  expect(describeValues(Float64Array.of(2))).toMatchObject({ value: { sd: undefined, median: 2 } })
})

test('values that are missing or not finite are refused, not skipped', () => {
  expect(describeValues(new Float64Array())).toEqual({ ok: false, problem: { code: 'no-values' } })
  expect(describeValues(Float64Array.of(1, Number.NaN))).toEqual({
    ok: false,
    problem: { code: 'not-finite' },
  })
})

test('t tests of two constant groups, or of one value, say why not', () => {
  expect(welchTest(same, same)).toEqual({ ok: false, problem: { code: 'no-variation' } })
  expect(pooledTest(same, Float64Array.of(1))).toEqual({ ok: false, problem: { code: 'too-few-values' } })
})

test('t tests change sign, not p, when the groups change places', () => {
  for (const of of [welchTest, pooledTest]) {
    const [first, second] = [of(a, b), of(b, a)]
    if (!first.ok || !second.ok) throw new Error('computable')
    expect(first.value.t).toBeCloseTo(-second.value.t, 12)
    expect(first.value.p).toBeCloseTo(second.value.p, 14)
    expect(first.value.difference.lower).toBeCloseTo(-second.value.difference.upper, 12)
  }
})

test('Mann-Whitney counts the pairs, ties half, and refuses groups that are all one value', () => {
  expect(mannWhitney(a, b)).toMatchObject({ value: { u: 16 } })
  expect(mannWhitney(Float64Array.of(1, 2), Float64Array.of(2))).toMatchObject({ value: { u: 0.5 } })
  expect(mannWhitney(same, same)).toEqual({ ok: false, problem: { code: 'no-variation' } })
})

test('chi-square leaves out empty rows and columns and says how small the expected counts are', () => {
  const plain = chiSquareTest([
    [10, 20],
    [20, 10],
  ])
  expect(
    chiSquareTest([
      [10, 0, 20],
      [0, 0, 0],
      [20, 0, 10],
    ]),
  ).toEqual(plain)
  expect(plain).toMatchObject({ value: { df: 1, smallestExpected: 15 } })
  expect(chiSquareTest([[10, 20]])).toEqual({ ok: false, problem: { code: 'one-group-only' } })
})

test('the continuity correction never goes past no difference at all', () => {
  expect(
    chiSquareTest(
      [
        [5, 5],
        [5, 5],
      ],
      { yates: true },
    ),
  ).toMatchObject({ value: { chi2: 0, p: 1 } })
})

test("Fisher's test of the tea table is 0.4857, of a perfect split the probability of both ends", () => {
  expect(fisherTest({ a: 3, b: 1, c: 1, d: 3 })).toMatchObject({ value: { p: expect.closeTo(34 / 70, 10) } })
  expect(fisherTest({ a: 4, b: 0, c: 0, d: 4 })).toMatchObject({ value: { p: expect.closeTo(2 / 70, 10) } })
  expect(fisherTest({ a: 4, b: 0, c: 4, d: 0 })).toEqual({ ok: false, problem: { code: 'one-group-only' } })
})

test("Fisher's test keeps its digits far out in the tail", () => {
  // log10 of fisher.test(matrix(c(400, 0, 0, 400), 2))$p.value = log10(2 / choose(800, 400))
  const result = fisherTest({ a: 400, b: 0, c: 0, d: 400 })
  if (!result.ok) throw new Error(result.problem.code)
  expect(Math.log10(result.value.p)).toBeCloseTo(-238.9732258865197, 8)
})

test('an odds ratio wants counts in every cell', () => {
  expect(oddsRatio({ a: 10, b: 5, c: 4, d: 8 })).toMatchObject({ value: { estimate: 4 } })
  expect(oddsRatio({ a: 10, b: 0, c: 4, d: 8 })).toEqual({ ok: false, problem: { code: 'zero-cell' } })
})
