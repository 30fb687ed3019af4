import { expect, test } from 'vitest'
import { DEFAULT_RULES } from '../response/classify.ts'
import { analyseResponse } from './response-analysis.ts'
import { readResponseData } from './response-data.ts'

const HEAD = 'patient,day,lesion,role,organ,longest_mm,viable_mm'

/** Patients with one lesion of the liver, 50 mm at baseline: its sizes at day 60. */
function analysed(sizes: readonly (readonly [longest: number | '', viable: number | ''])[]) {
  const rows = sizes.flatMap(([longest, viable], index) => [
    `p${index},0,a,target,liver,50,50`,
    `p${index},60,a,target,liver,${longest},${viable}`,
  ])
  const result = readResponseData(new TextEncoder().encode([HEAD, ...rows].join('\n')))
  if (!result.ok) throw new Error(result.problem.code)
  return analyseResponse(result.value, DEFAULT_RULES)
}

test('the table crosses the categories of two systems, and kappa is that of the table', () => {
  // By hand: observed 4/6; rows 3 PR, 2 SD, 1 PD, columns 1 PR, 4 SD, 1 PD: expected (3*1 + 2*4 + 1*1)/36 = 1/3; kappa 1/2.
  const { concordance, counts, outcomes } = analysed([
    [30, 30],
    [50, 30],
    [50, 20],
    [50, 50],
    [50, 45],
    [60, 60],
  ])
  expect(concordance[0]).toMatchObject({
    pair: ['mrecist', 'recist'],
    table: [
      [0, 0, 0, 0],
      [0, 1, 2, 0],
      [0, 0, 2, 0],
      [0, 0, 0, 1],
    ],
    leftOut: 0,
  })
  const kappa = concordance[0]?.categories
  expect(kappa?.ok === true && kappa.value.estimate).toBeCloseTo(0.5, 12)
  expect(concordance[0]?.progression).toMatchObject({ value: { estimate: 1, n: 6 } })
  expect(counts.mrecist).toEqual({ CR: 0, PR: 3, SD: 2, PD: 1, NE: 0 })
  expect(outcomes).toEqual({ TIE: 5, TIN: 1, unknown: 0 })
})

test('an unconfirmed progression that nothing has taken back counts as progression', () => {
  expect(analysed([[60, 60]]).counts.irecist.PD).toBe(1)
})

test('patients whom a system could not evaluate are counted, not compared', () => {
  const { concordance, outcomes } = analysed([
    [50, ''],
    [50, 50],
  ])
  expect(concordance.map(({ leftOut }) => leftOut)).toEqual([1, 1, 0])
  expect(outcomes).toEqual({ TIE: 1, TIN: 0, unknown: 1 })
})
