import { expect, test } from 'vitest'
import { readContext } from '../../../test/support/read-context.ts'
import { plausibleEntry } from './plausible-entry.ts'

const { reading } = (await readContext()).site

test('a plausible entry has nothing to explain', () => {
  expect(plausibleEntry('albumin', 34, 'g/L', reading)).toBeUndefined()
  expect(plausibleEntry('albumin', 3.4, 'g/dL', reading)).toBeUndefined()
  expect(plausibleEntry('albumin', 8, 'g/L', reading)).toBeUndefined()
  expect(plausibleEntry('albumin', 70, 'g/L', reading)).toBeUndefined()
})

test('3.4 g/L of albumin: the range is told, and g/dL is what may be meant', () => {
  expect(plausibleEntry('albumin', 3.4, 'g/L', reading)).toEqual({ least: 8, most: 70, meant: 'g/dL' })
  expect(plausibleEntry('albumin', 34, 'g/dL', reading)).toEqual({ least: 0.8, most: 7, meant: 'g/L' })
})

test('what is plausible in no unit has none that may be meant', () => {
  expect(plausibleEntry('albumin', 900, 'g/L', reading)).toMatchObject({ meant: undefined })
  expect(plausibleEntry('diameter', 84, 'cm', reading)).toMatchObject({ meant: 'mm' })
  expect(plausibleEntry('neutrophils', 4200, '10*9/L', reading)).toMatchObject({ meant: '/uL' })
})
