import { expect, test } from 'vitest'
import {
  administration,
  allSites,
  CODE,
  condition,
  exam,
  lab,
  order,
  pairFrom,
} from '../../test/support/chart-builders.ts'
import { readContext } from '../../test/support/read-context.ts'
import { patientRow } from './patient-row.ts'

/** The clock stands at 23 Nov 2026; the window is 28 to 70 days after the start, six weeks are 42. */
const stateOf = async (resources: readonly unknown[], overrides: Parameters<typeof readContext>[0] = {}) => {
  const { state, until, windowFrom, weekSix, windowTo } = await patientRow(
    resources,
    await readContext(overrides),
  )
  return { state, until, windowFrom, weekSix, windowTo }
}
const baseline = (day: string) => exam('e1', allSites(20), `${day}T08:00:00Z`)
const followUp = (day: string) => exam('e2', allSites(10), `${day}T08:00:00Z`)

test('before the first dose the baseline examination is missing, or done', async () => {
  const planned = [order('l', 'Lenvatinib', '2026-11-22', { status: 'draft' })]
  expect(await stateOf(planned)).toMatchObject({ state: 'baseline-missing', until: null, windowFrom: null })
  expect(await stateOf([...planned, baseline('2026-11-20')])).toMatchObject({ state: 'baseline-done' })
})

test('the second examination is ahead, due, overdue and missed by the days since the start', async () => {
  const begun = (start: string) => stateOf([...pairFrom(start), baseline(start)])
  // 27, 28, 42, 43, 70 and 71 days before 23 Nov.
  expect(await begun('2026-10-27')).toMatchObject({ state: 'week-6-ahead', windowFrom: '2026-11-24' })
  expect(await begun('2026-10-26')).toMatchObject({ state: 'week-6-due', windowFrom: '2026-11-23' })
  expect(await begun('2026-10-12')).toEqual({
    ...{ state: 'week-6-due', until: '2026-12-21' },
    ...{ windowFrom: '2026-11-09', weekSix: '2026-11-23', windowTo: '2026-12-21' },
  })
  expect(await begun('2026-10-11')).toMatchObject({ state: 'week-6-overdue', until: '2026-12-20' })
  expect(await begun('2026-09-14')).toMatchObject({ state: 'week-6-overdue', until: '2026-11-23' })
  expect(await begun('2026-09-13')).toMatchObject({ state: 'week-6-missed', until: null })
})

test('therapy that began without an examination before it has missed the baseline', async () => {
  expect(await stateOf([...pairFrom('2026-10-01'), followUp('2026-11-12')])).toMatchObject({
    state: 'baseline-missed',
  })
})

test('two examinations make it newly complete until an assessment is stored', async () => {
  const chart = [...pairFrom('2026-10-01'), baseline('2026-09-30'), followUp('2026-11-12')]
  expect(await stateOf(chart)).toMatchObject({ state: 'newly-complete' })
  const stored = (day: string, status: string) => ({
    ...{ resourceType: 'RiskAssessment', id: `r-${day}`, status, subject: { reference: 'Patient/p1' } },
    method: {
      coding: [{ system: 'https://tipm-on-fhir.example/fhir/CodeSystem/tipm', code: 'tipm-assessment' }],
    },
    occurrenceDateTime: `${day}T10:00:00Z`,
    prediction: [{ outcome: { text: 'progression' } }],
  })
  expect(await stateOf([...chart, stored('2026-11-11', 'final')])).toMatchObject({ state: 'newly-complete' })
  expect(await stateOf([...chart, stored('2026-11-13', 'entered-in-error')])).toMatchObject({
    state: 'newly-complete',
  })
  expect(await stateOf([...chart, stored('2026-11-13', 'final')])).toMatchObject({ state: 'complete' })
  // 11 November, 17:00 UTC is the 12th in Shanghai.
  const late = [...chart, { ...stored('2026-11-11', 'final'), occurrenceDateTime: '2026-11-11T17:00:00Z' }]
  const context = await readContext()
  const inShanghai = { ...context, site: { ...context.site, timeZone: 'Asia/Shanghai' } }
  expect(await patientRow(late, inShanghai)).toMatchObject({ state: 'complete' })
  expect(await stateOf(late)).toMatchObject({ state: 'newly-complete' })
})

test('a start that the chart leaves open is said to be open, and what could not be read is named', async () => {
  const undated = administration('cam-1', 'Camrelizumab', '2026-10-01', { effectiveDateTime: '2026-10' })
  const chart = [administration('len-1', 'Lenvatinib', '2026-10-01'), undated, baseline('2026-09-20')]
  const row = await patientRow(chart, await readContext())
  expect(row).toMatchObject({
    state: 'start-open',
    indexState: 'between',
    indexFrom: '2026-10-01',
    indexDate: '2026-10-31',
  })
  expect(row.open).toContainEqual({
    part: 'indexDate',
    reason: 'date-imprecise',
    reference: 'MedicationAdministration/cam-1',
  })
  const failures = [{ topic: 'elastography', code: 'http', status: 500, diagnostics: undefined } as const]
  expect(await patientRow(pairFrom('2026-10-01'), await readContext({ failures }))).toMatchObject({
    state: 'not-readable',
  })
})

test('another cancer and a death ask for nothing', async () => {
  const chart = [...pairFrom('2026-10-12'), baseline('2026-10-10')]
  const cholangio = condition('c', { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'C22.1' }] })
  expect(await stateOf([...chart, cholangio])).toMatchObject({ state: 'not-hcc' })
  const patient = { resourceType: 'Patient', id: 'p1', deceasedDateTime: '2026-11-01' }
  expect(await stateOf([...chart, patient])).toMatchObject({ state: 'deceased' })
})

test('the row holds the values before the start, the class with and without dT, and what they are read from', async () => {
  const row = await patientRow(
    [
      ...pairFrom('2026-10-01'),
      baseline('2026-09-30'),
      followUp('2026-11-12'),
      ...[
        lab('n', CODE.anc, 4.2, '10*9/L', '2026-09-30T07:00:00Z'),
        lab('l', CODE.alc, 1.4, '10*9/L', '2026-09-30T07:00:00Z'),
      ],
      lab('a1', CODE.albumin, 35, 'g/L', '2026-09-30T07:00:00Z'),
      lab('a2', CODE.albumin, 44, 'g/L', '2026-11-20T07:00:00Z'),
      lab('d', CODE.longest, 8, 'cm', '2026-09-29T07:00:00Z'),
    ],
    await readContext(),
  )
  expect(row).toMatchObject({
    ...{ nlrLow: 3, nlrHigh: 3, albuminLow: 35, diameterHigh: 8, deltaT: 'negative' },
    ...{ baselineExam: '2026-09-30', followUpExam: '2026-11-12', indexBasis: 'administration' },
  })
  // 20 kPa became 10 everywhere: not stiffer. At the start dT alone was open.
  expect((row.startPointsHigh ?? 0) - (row.startPointsLow ?? 0)).toBeGreaterThan(0)
  expect(row.pointsLow).toBe(row.pointsHigh)
  expect(row.evidence).toContain('Observation/a1')
  expect(row.evidence).not.toContain('Observation/a2')
})
