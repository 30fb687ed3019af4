import { expect, it } from 'vitest'
import { halfWidth } from './half-width.ts'

it('takes full-width digits and points for what they stand for', () => {
  expect(halfWidth('３６．５')).toBe('36.5')
})

it('leaves raised and other special digits alone, which would become another number', () => {
  expect(halfWidth('10² ½ ①')).toBe('10² ½ ①')
})
