import { expect, test } from 'vitest'
import type { Treatment } from '../resources/resource-schemas.ts'
import { conceptsWithin, isUntoldTherapy, treatmentDate } from './other-treatments.ts'

test('a treatment is called what its titles, texts and codings say, wherever they stand, and not what its people and reasons are called', () => {
  const coding = [{ system: 'urn:house', code: 'L' }]
  const plan = {
    ...{ resourceType: 'CarePlan', id: 'p', title: 'Plan A', description: '' },
    text: { status: 'generated', div: '<div>Sorafenib</div>' },
    subject: { reference: 'Patient/p1', display: 'Chen' },
    activity: [
      { detail: { code: { text: 'Lenvatinib', coding }, description: 'once a day', status: 'scheduled' } },
      { detail: { productReference: { display: 'AiRuiKa' }, reasonCode: [{ text: 'Sorafenib failed' }] } },
    ],
    ...{ note: [{ text: 'not Sorafenib' }], contained: [{ code: { text: 'Sorafenib' } }] },
  }
  expect(conceptsWithin(plan)).toEqual([
    { text: 'Plan A' },
    { text: 'Lenvatinib', coding },
    { text: 'once a day' },
    { text: 'AiRuiKa' },
  ])
  expect(conceptsWithin([null, 7, true, 'title'])).toEqual([])
})

test('a treatment is dated by when it was done, else begun or planned, else written', () => {
  const dates = {
    ...{ performedDateTime: '2026-01-01', performedPeriod: { start: '2026-01-02' } },
    ...{ occurrenceDateTime: '2026-01-03', occurrencePeriod: { start: '2026-01-04' } },
    ...{ effectiveDateTime: '2026-01-05', effectivePeriod: { start: '2026-01-06' } },
    ...{ period: { start: '2026-01-07' }, authoredOn: '2026-01-08', dateWritten: '2026-01-09' },
    created: '2026-01-10',
  }
  const from = (left: number) =>
    treatmentDate(Object.fromEntries(Object.entries(dates).slice(left)) as unknown as Treatment)
  for (let left = 0; left < 10; left += 1)
    expect(from(left)).toBe(`2026-01-${String(left + 1).padStart(2, '0')}`)
  expect(from(10)).toBeUndefined()
})

test('a therapy whose drug is not told is one of cancer, neither of a place in the liver nor of another organ', () => {
  const isUntold = (...names: readonly string[]) =>
    isUntoldTherapy({ coding: names.map((display) => ({ display })) })
  expect(['Systemic therapy', 'cycle', '化疗'].map((name) => isUntold(name))).toEqual([true, false, true])
  expect(isUntold('cycle 2', 'chemotherapy')).toBe(true)
  expect(isUntold('chemotherapy of the breast')).toBe(false)
  expect(isUntold('TACE', 'chemotherapy')).toBe(false)
})
