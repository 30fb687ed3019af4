import { expect, it } from 'vitest'
import { displayPowers, displayUnit } from './display-unit.ts'

it('writes UCUM units as people do', () => {
  expect(['10*9/L', '10*3/uL', '/uL', 'umol/L', 'g/dL', 'kPa', '1', '{ratio}', '%'].map(displayUnit)).toEqual(
    ['10⁹/L', '10³/µL', '/µL', 'µmol/L', 'g/dL', 'kPa', '', '', '%'],
  )
})

it('leaves the spelling of the chart alone but for powers of ten', () => {
  expect(displayPowers('4.1 10*9/L')).toBe('4.1\u00a0×\u00a010⁹/L')
  expect(displayPowers('4.1 K/uL')).toBe('4.1 K/uL')
  expect(displayPowers('4.1 x10E3/uL')).toBe('4.1 x10E3/uL')
})
