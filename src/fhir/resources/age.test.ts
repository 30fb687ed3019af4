import { expect, it } from 'vitest'
import { ageInYears } from './age.ts'

it('counts completed years', () => {
  expect(ageInYears('1967-03-09', '2026-03-08')).toBe(58)
  expect(ageInYears('1967-03-09', '2026-03-09')).toBe(59)
})

it('gives no age that is not certain', () => {
  expect(ageInYears('1967', '2026-03-09')).toBeUndefined()
  expect(ageInYears('1967-03', '2026-03-09')).toBeUndefined()
  expect(ageInYears('1967-02', '2026-03-09')).toBe(59)
  expect(ageInYears(undefined, '2026-03-09')).toBeUndefined()
  expect(ageInYears('2027-01-01', '2026-03-09')).toBeUndefined()
})
