import { expect, test } from 'vitest'
import { administration, lab, order } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { readFollowUp } from './read-follow-up.ts'

const followUp = async (...resources: unknown[]) => {
  const { death, lastSeen } = readFollowUp(chartResources(resources), await readContext())
  return { death: death && (death.date?.text ?? 'no date'), lastSeen: lastSeen?.text }
}
const patient = (deceased: object, id = 'p1') => ({ resourceType: 'Patient', id, ...deceased })
const encounter = (status: string, end: string) => ({
  resourceType: 'Encounter',
  id: `e-${end}`,
  status,
  subject: { reference: 'Patient/p1' },
  period: { start: '2026-01-01', end },
})

test('takes death from the patient, with its date where there is one', async () => {
  expect((await followUp(patient({ deceasedDateTime: '2026-10-01' }))).death).toBe('2026-10-01')
  expect((await followUp(patient({ deceasedBoolean: true }))).death).toBe('no date')
  expect((await followUp(patient({ deceasedDateTime: '2026-10' }))).death).toBe('no date')
  expect((await followUp(patient({ deceasedBoolean: false }))).death).toBeUndefined()
  expect((await followUp(patient({ deceasedBoolean: true }, 'p2'))).death).toBeUndefined()
})

test('does not know of a death after the day of reading', async () => {
  expect((await followUp(patient({ deceasedDateTime: '2026-12-24' }))).death).toBeUndefined()
})

test('takes the last time that something was done with the patient', async () => {
  const seen = [lab('a', '1751-7', 38, 'g/L', '2026-09-01'), administration('b', 'Lenvatinib', '2026-09-20')]
  expect((await followUp(...seen)).lastSeen).toBe('2026-09-20')
  expect((await followUp(...seen, encounter('finished', '2026-10-05'))).lastSeen).toBe('2026-10-05')
})

test('takes no plan, nothing cancelled and nothing of another patient for a sign of life', async () => {
  expect(
    (
      await followUp(
        order('a', 'Lenvatinib', '2026-10-01'),
        encounter('planned', '2026-10-05'),
        administration('b', 'Lenvatinib', '2026-10-06', { status: 'not-done' }),
        lab('c', '1751-7', 38, 'g/L', '2026-10-07', { subject: { reference: 'Patient/p2' } }),
        lab('d', '1751-7', 38, 'g/L', '2026-12-24'),
      )
    ).lastSeen,
  ).toBeUndefined()
})

test('whatever was done tells by any of its dates when the patient was seen, also by its start alone', async () => {
  const [start, end] = ['2026-09-10', '2026-09-20']
  const { effectiveDateTime: _, ...infusion } = administration('a', 'Camrelizumab', '')
  const procedure = {
    resourceType: 'Procedure',
    id: 'p',
    status: 'completed',
    subject: { reference: 'Patient/p1' },
  }
  const visit = encounter('in-progress', end)
  // Later than the start of all others, and earlier than what they tell.
  const earlier = lab('e', '1751-7', 38, 'g/L', '2026-09-01', { status: 'corrected' })
  const seen = async (item: object) => (await followUp(item, earlier)).lastSeen
  for (const of of [
    (period: object) => ({ ...infusion, effectivePeriod: period }),
    (period: object) => ({ ...procedure, performedPeriod: period }),
    (period: object) => ({ ...procedure, occurrencePeriod: period }),
    (period: object) => ({ ...visit, period }),
  ]) {
    expect(await seen(of({ start, end }))).toBe(end)
    expect(await seen(of({ start }))).toBe(start)
    expect(await seen(of({ end }))).toBe(end)
    // Now is 23 November 2026.
    expect(await seen(of({ start, end: '2026-12-24' }))).toBe(start)
    expect(await seen({ ...of({ start, end }), status: 'cancelled' })).toBe('2026-09-01')
    expect(await seen({ ...of({ start, end }), subject: { reference: 'Patient/p2' } })).toBe('2026-09-01')
  }
  expect(await seen({ ...procedure, performedDateTime: end })).toBe(end)
  expect(await seen({ ...procedure, occurrenceDateTime: end })).toBe(end)
  for (const status of ['amended', 'final'] as const)
    expect(await seen(lab('f', '1751-7', 38, 'g/L', end, { status }))).toBe(end)
  for (const status of ['preliminary', 'registered', 'cancelled'] as const)
    expect(await seen(lab('f', '1751-7', 38, 'g/L', end, { status }))).toBe('2026-09-01')
})

test('a death is known from its day on, and the moment of reading itself is not to come', async () => {
  expect((await followUp(patient({ deceasedDateTime: '2026-11-23T12:00:00Z' }))).death).toBe(
    '2026-11-23T12:00:00Z',
  )
  expect((await followUp(patient({ deceasedDateTime: '2026-11-23T12:00:01Z' }))).death).toBeUndefined()
  expect((await followUp(lab('a', '1751-7', 38, 'g/L', '2026-11-23T12:00:00Z'))).lastSeen).toBe(
    '2026-11-23T12:00:00Z',
  )
})
