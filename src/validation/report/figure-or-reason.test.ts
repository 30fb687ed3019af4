import { expect, test } from 'vitest'
import { ok } from '../../result.ts'
import { refuse } from '../../stats/statistic.ts'
import { toJson, toReport } from './figure-or-reason.ts'

test('a statistic becomes JSON: typed arrays lists, what is undefined null', () => {
  expect(toReport(ok({ values: Float64Array.of(1, 2), df: undefined }))).toEqual({
    ok: true,
    value: { values: [1, 2], df: null },
  })
})

test('a value that JSON cannot hold is a figure that is not there', () => {
  expect(toReport(ok({ upper: Number.POSITIVE_INFINITY }))).toEqual({ ok: false, code: 'not-finite' })
  expect(toReport(ok([Number.NaN]))).toEqual({ ok: false, code: 'not-finite' })
})

test('a failure names its covariates, and one within a value keeps its code', () => {
  expect(toReport(refuse('separation', [1]), ['albumin', 'diameter'])).toEqual({
    ok: false,
    code: 'separation',
    columns: ['diameter'],
  })
  expect(toJson({ ppv: refuse('no-values') })).toEqual({ ppv: { ok: false, code: 'no-values' } })
})
