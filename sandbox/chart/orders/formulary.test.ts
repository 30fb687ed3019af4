import { expect, test } from 'vitest'
import { DRUGS, defaultDose } from './formulary.ts'

test.each([
  [45, 8, 135],
  [59.9, 8, 180],
  [60, 12, 180],
  [82, 12, 246],
])(
  'at %f kg the study gives lenvatinib %i mg and camrelizumab %i mg',
  (kilograms, lenvatinib, camrelizumab) => {
    const weight = { kilograms, time: '2026-11-07T08:00:00+08:00' }
    expect(defaultDose('lenvatinib', weight).milligrams).toBe(lenvatinib)
    expect(defaultDose('camrelizumab', weight).milligrams).toBe(camrelizumab)
    expect(defaultDose('camrelizumab', weight).why).toBe(
      `Study regimen: 3 mg/kg every 3 weeks; body weight ${kilograms} kg of 2026-11-07.`,
    )
  },
)

test('without a weight no dose is assumed, and that is said', () => {
  for (const drug of DRUGS) expect(defaultDose(drug, undefined).milligrams).toBeUndefined()
  expect(defaultDose('lenvatinib', undefined).why).toContain('No body weight on record')
})

test('drugs that are not of the study have no default', () => {
  expect(defaultDose('sorafenib', { kilograms: 70, time: undefined }).milligrams).toBeUndefined()
})
