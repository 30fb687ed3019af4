import { expect, test } from 'vitest'
import { allSites } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { decisiveAlone, worksheetResult } from './worksheet-result.ts'

const BEFORE = allSites(20)

test('four of nine stiffer with two sites open: either would decide', async () => {
  const after = { A: 21, C: 21, D: 21, E: 21, F1: 19, F3: 20, F4: 18 }
  const { deltaT } = worksheetResult(await readContext(), BEFORE, after)
  expect(deltaT).toMatchObject({ sign: undefined, counted: 4, needed: 5, wouldDecide: ['B', 'F2'] })
  expect(decisiveAlone(deltaT)).toBe(true)
})

test('two stiffer with four open: no site decides alone', async () => {
  const after = { A: 21, B: 21, C: 19, D: 19, E: 19 }
  const { deltaT } = worksheetResult(await readContext(), BEFORE, after)
  expect([deltaT.counted, deltaT.wouldDecide.length]).toEqual([2, 4])
  expect(decisiveAlone(deltaT)).toBe(false)
})

test('two stiffer with three open: one that is not stiffer makes it negative', async () => {
  const after = { A: 21, B: 21, C: 19, D: 19, E: 19, F1: 19 }
  expect(decisiveAlone(worksheetResult(await readContext(), BEFORE, after).deltaT)).toBe(true)
})

test('the liver sites form dP apart, and every site has its direction', async () => {
  const { deltaP, directions } = worksheetResult(await readContext(), BEFORE, { G: 21, H: 22, A: 20 })
  expect(deltaP).toMatchObject({ sign: 'nonnegative', counted: 2 })
  expect(directions).toMatchObject({ A: 'same', B: 'missing', G: 'stiffer', I: 'missing' })
})
