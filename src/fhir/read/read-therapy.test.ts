import { expect, test } from 'vitest'
import { administration, order, read, SUBJECT, statement } from '../../../test/support/chart-builders.ts'

const indexOf = async (...resources: readonly unknown[]) => {
  const { indexDate } = await read(resources)
  return { basis: indexDate.basis, day: indexDate.time.text.slice(0, 10), references: indexDate.references }
}
const TODAY = { basis: 'today', day: '2026-11-23', references: [] }

test('begins the combination when its second drug begins', async () => {
  expect(
    await indexOf(
      administration('l', 'Lenvatinib', '2026-10-01'),
      administration('c1', 'Camrelizumab', '2026-10-08'),
      administration('c2', 'Camrelizumab', '2026-10-29'),
    ),
  ).toEqual({
    basis: 'administration',
    day: '2026-10-08',
    references: ['MedicationAdministration/l', 'MedicationAdministration/c1'],
  })
})

test('takes an administration before an order and an order before a statement', async () => {
  const lenvatinib = administration('l', 'Lenvatinib', '2026-10-08')
  const index = await indexOf(
    lenvatinib,
    statement('s', 'Camrelizumab', '2026-09-01'),
    order('o', 'Camrelizumab', '2026-10-05'),
    administration('a', 'Camrelizumab', '2026-10-10'),
  )
  expect(index).toMatchObject({ basis: 'administration', day: '2026-10-10' })
  const ordered = await indexOf(
    lenvatinib,
    statement('s', 'Camrelizumab', '2026-09-01'),
    order('o', 'Camrelizumab', '2026-10-09'),
  )
  expect(ordered).toMatchObject({ basis: 'order', day: '2026-10-09' })
  const stated = await indexOf(lenvatinib, statement('s', 'Camrelizumab', '2026-10-12'))
  expect(stated).toMatchObject({ basis: 'statement', day: '2026-10-12' })
})

test('takes today while one drug is missing', async () => {
  expect(await indexOf()).toEqual(TODAY)
  expect(await indexOf(administration('l', 'Lenvatinib', '2026-10-01'))).toEqual(TODAY)
  expect((await read([administration('l', 'Lenvatinib', '2026-10-01')])).therapy).toMatchObject({
    started: undefined,
    lenvatinib: [{ reference: 'MedicationAdministration/l' }],
    camrelizumab: [],
  })
})

test('sees no combination in drugs that followed each other', async () => {
  const camrelizumab = administration('c', 'Camrelizumab', '2026-10-01')
  const ended = statement('l', 'Lenvatinib', '2025-01-05', {
    effectiveDateTime: undefined,
    effectivePeriod: { start: '2025-01-05', end: '2026-03-01' },
  })
  expect(await indexOf(ended, camrelizumab)).toEqual(TODAY)
  expect(await indexOf(administration('l', 'Lenvatinib', '2026-08-01'), camrelizumab)).toEqual(TODAY)
  const recent = administration('l', 'Lenvatinib', '2026-08-25')
  expect(await indexOf(recent, camrelizumab)).toMatchObject({ day: '2026-10-01' })
  const open = order('l', 'Lenvatinib', '2026-01-05')
  expect(await indexOf(open, camrelizumab)).toMatchObject({ day: '2026-10-01' })
})

test('does not count what was not given, not ordered, or not yet begun', async () => {
  const camrelizumab = administration('c', 'Camrelizumab', '2026-10-01')
  for (const lenvatinib of [
    administration('l', 'Lenvatinib', '2026-10-01', { status: 'not-done' }),
    administration('l', 'Lenvatinib', '2026-10-01', { status: 'entered-in-error' }),
    administration('l', 'Lenvatinib', '2026-12-01'),
    administration('l', 'Lenvatinib', '2026-10-01', { subject: { reference: 'Patient/p2' } }),
    administration('l', 'Lenvatinib', '2026-10-01', { subject: { reference: 'Group/p1' } }),
    order('l', 'Lenvatinib', '2026-10-01', { status: 'draft' }),
    order('l', 'Lenvatinib', '2026-10-01', { status: 'cancelled' }),
    order('l', 'Lenvatinib', '2026-10-01', { status: 'stopped' }),
    order('l', 'Lenvatinib', '2026-10-01', { doNotPerform: true }),
    order('l', 'Lenvatinib', '2026-10-01', { intent: 'proposal' }),
    order('l', 'Lenvatinib', '2026-10-01', { intent: 'plan' }),
    order('l', 'Lenvatinib', '2026-10-01', { intent: 'option' }),
    order('l', 'Lenvatinib', '2026-10-01', {
      dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-12-01' } } } }],
    }),
    statement('l', 'Lenvatinib', '2026-10-01', { status: 'intended' }),
    statement('l', 'Lenvatinib', '2026-10-01', { status: 'not-taken' }),
    statement('l', 'Lapatinib', '2026-10-01'),
    administration('l', 'Cemiplimab', '2026-10-01'),
  ]) {
    expect(await indexOf(camrelizumab, lenvatinib)).toEqual(TODAY)
  }
})

test('begins an order when its dosage begins, else when it was written', async () => {
  const camrelizumab = administration('c', 'Camrelizumab', '2026-10-01')
  const planned = order('l', 'Lenvatinib', '2026-10-02', {
    dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-10-06' } } } }],
  })
  expect(await indexOf(camrelizumab, planned)).toMatchObject({ day: '2026-10-06' })
  expect(await indexOf(camrelizumab, order('l', 'Lenvatinib', '2026-10-02'))).toMatchObject({
    day: '2026-10-02',
  })
})

test('begins a course by the start of its period', async () => {
  const { effectiveDateTime: _, ...undated } = administration('c', 'Camrelizumab', '')
  const period = {
    ...undated,
    effectivePeriod: { start: '2026-10-01T08:00:00Z', end: '2026-10-01T08:30:00Z' },
  }
  expect(await indexOf(period, administration('l', 'Lenvatinib', '2026-09-30'))).toMatchObject({
    day: '2026-10-01',
  })
})

test('finds the drug in a bundled, a contained and a merely displayed medication', async () => {
  const lenvatinib = administration('l', 'Lenvatinib', '2026-10-01')
  const { medicationCodeableConcept: _, ...unnamed } = administration('c', '', '2026-10-08')
  const code = { text: '注射用卡瑞利珠单抗' }
  const started = { basis: 'administration', day: '2026-10-08' }
  const bundled = [
    { ...unnamed, medicationReference: { reference: 'https://ehr.example/fhir/Medication/m/_history/1' } },
    { resourceType: 'Medication', id: 'm', code },
  ]
  expect(await indexOf(lenvatinib, ...bundled)).toMatchObject(started)
  const ingredient = [{ itemCodeableConcept: code }]
  const contained = {
    ...unnamed,
    medicationReference: { reference: '#m' },
    contained: [{ resourceType: 'Medication', id: 'm', ingredient }],
  }
  expect(await indexOf(lenvatinib, contained)).toMatchObject(started)
  const displayed = {
    ...unnamed,
    medicationReference: { reference: 'Medication/x', display: 'Camrelizumab' },
  }
  expect(await indexOf(lenvatinib, displayed)).toMatchObject(started)
})

test('passes by a contained medication whose shape is not that of one', async () => {
  const { medicationCodeableConcept: _, ...unnamed } = administration('c', '', '2026-10-08')
  for (const broken of [
    { resourceType: 'Medication', id: 'm', code: { coding: 'camrelizumab' } },
    { resourceType: 'Medication', id: 'm', ingredient: {} },
    { resourceType: 'Substance', id: 'm', code: 7 },
  ]) {
    const item = { ...unnamed, medicationReference: { reference: '#m' }, contained: [broken] }
    expect(await indexOf(item, administration('l', 'Lenvatinib', '2026-10-01'))).toEqual(TODAY)
  }
})

test('names each record as the chart does', async () => {
  const { therapy } = await read([order('o', '甲磺酸仑伐替尼胶囊', '2026-10-05')])
  expect(therapy.lenvatinib).toMatchObject([
    {
      reference: 'MedicationRequest/o',
      kind: 'order',
      text: '甲磺酸仑伐替尼胶囊',
      date: '2026-10-05',
      status: 'active',
    },
  ])
  expect(SUBJECT.reference).toBe('Patient/p1')
})
