import { expect, test } from 'vitest'
import { MODEL_UNIT, normalUnit, UNIT_ALIASES } from './unit-aliases.ts'

test('writes micro signs, powers, times signs, spaces and case in one way', () => {
  for (const spelling of ['10^9/L', '10*9/L', '10**9/L', '10⁹/L', '10 ^9 / l']) {
    expect(normalUnit(spelling)).toBe('10*9/l')
  }
  for (const spelling of ['×10^3/µL', 'x10*3/uL', 'X10³/μL', 'x10^3/mcL']) {
    expect(normalUnit(spelling)).toBe('10*3/ul')
  }
  expect(normalUnit('10^3/mm³')).toBe('10*3/ul')
  expect(normalUnit('10*3/mm*3')).toBe('10*3/ul')
})

test('lists every alias in its normal spelling, so that none is unreachable', () => {
  for (const aliases of Object.values(UNIT_ALIASES)) {
    for (const spelling of aliases.keys()) expect(normalUnit(spelling)).toBe(spelling)
  }
})

test('takes the unit of the model itself as it is', () => {
  for (const [kind, unit] of Object.entries(MODEL_UNIT)) {
    expect(UNIT_ALIASES[kind as keyof typeof UNIT_ALIASES].get(normalUnit(unit))).toBe(1)
  }
})
