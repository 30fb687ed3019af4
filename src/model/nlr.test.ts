import { expect, test } from 'vitest'
import { neutrophilLymphocyteRatio } from './nlr.ts'

test('the ratio is that of the counts, free of binary tails and otherwise not rounded', () => {
  expect(neutrophilLymphocyteRatio(4.2, 1.4)).toBe(3)
  // 3.004291845..., above 3.
  expect(neutrophilLymphocyteRatio(4.2, 1.398)).toBeCloseTo(3.004291845, 9)
})

test('no neutrophils make 0, and without lymphocytes there is no ratio', () => {
  expect(neutrophilLymphocyteRatio(0, 1.4)).toBe(0)
  expect(neutrophilLymphocyteRatio(4.2, 0)).toBeUndefined()
  expect(neutrophilLymphocyteRatio(-1, 1.4)).toBeUndefined()
  expect(neutrophilLymphocyteRatio(Number.NaN, 1.4)).toBeUndefined()
})
