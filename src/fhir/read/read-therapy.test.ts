import { expect, test } from 'vitest'
import {
  administration,
  CODE,
  dispense,
  lab,
  order,
  pairFrom,
  read,
  resultOf,
  SUBJECT,
  statement,
} from '../../../test/support/chart-builders.ts'
import type { ReadFailure } from '../chart-inputs.ts'

const indexOf = async (...resources: readonly unknown[]) => {
  const { indexDate } = await read(resources)
  const { state, basis, time, references } = indexDate
  return { state, basis, day: time.text.slice(0, 10), references }
}
const NOT_BEGUN = { state: 'not-begun', basis: 'none', day: '2026-11-23', references: [] }
/** First and last day on which it may have begun, and what leaves it open. */
const openOf = async (...resources: readonly unknown[]) => {
  const { state, from, time, doubts } = (await read(resources)).indexDate
  const why = doubts.map(({ reference, reason }) => `${reference} ${reason}`)
  return [state, from?.text.slice(0, 10), time.text.slice(0, 10), why]
}

test('begins the combination when its second drug begins', async () => {
  expect(
    await indexOf(
      administration('l', 'Lenvatinib', '2026-10-01'),
      administration('c1', 'Camrelizumab', '2026-10-08'),
      administration('c2', 'Camrelizumab', '2026-10-29'),
    ),
  ).toEqual({
    state: 'known',
    basis: 'administration',
    day: '2026-10-08',
    references: ['MedicationAdministration/l', 'MedicationAdministration/c1'],
  })
})

test('takes every kind of record as evidence, the earliest first', async () => {
  const lenvatinib = administration('l', 'Lenvatinib', '2026-10-01')
  // An order of 5 October before an administration of the 10th: ordered is on.
  const ordered = await indexOf(
    lenvatinib,
    order('o', 'Camrelizumab', '2026-10-05'),
    administration('a', 'Camrelizumab', '2026-10-10'),
  )
  expect(ordered).toMatchObject({ state: 'known', basis: 'order', day: '2026-10-05' })
  const stated = await indexOf(
    lenvatinib,
    order('o', 'Camrelizumab', '2026-10-05'),
    statement('s', 'Camrelizumab', '2026-10-03'),
  )
  expect(stated).toMatchObject({ state: 'known', basis: 'statement', day: '2026-10-03' })
  const dispensed = await indexOf(lenvatinib, dispense('d', 'Camrelizumab', '2026-10-02T16:00:00Z'))
  expect(dispensed).toMatchObject({ state: 'known', basis: 'dispense', day: '2026-10-02' })
  // Both are on when the later of the two comes on.
  const before = await indexOf(lenvatinib, statement('s', 'Camrelizumab', '2026-09-01'))
  expect(before).toMatchObject({ state: 'known', basis: 'administration', day: '2026-10-01' })
})

test('counts orders, dispenses and statements by the day, and administrations by the clock', async () => {
  const at = '2026-10-05T08:00:00Z'
  const timeOf = async (...resources: readonly unknown[]) => (await read(resources)).indexDate.time
  const ordered = await timeOf(order('l', 'Lenvatinib', at), order('c', 'Camrelizumab', at))
  expect(ordered).toMatchObject({ text: '2026-10-05', precision: 'day' })
  const given = await timeOf(
    administration('l', 'Lenvatinib', '2026-10-04T08:00:00Z'),
    administration('c', 'Camrelizumab', at),
  )
  expect(given).toMatchObject({ text: at, precision: 'instant' })
  // The dose of the day tells when of that day the order was carried out.
  const both = await timeOf(
    order('l', 'Lenvatinib', at),
    order('c', 'Camrelizumab', at),
    administration('c1', 'Camrelizumab', '2026-10-05T14:00:00Z'),
    administration('l1', 'Lenvatinib', '2026-10-05T15:00:00Z'),
  )
  expect(both).toMatchObject({ text: '2026-10-05T15:00:00Z' })
})

test('says that it has not begun while one drug is missing', async () => {
  expect(await indexOf()).toEqual(NOT_BEGUN)
  expect(await indexOf(administration('l', 'Lenvatinib', '2026-10-01'))).toEqual(NOT_BEGUN)
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
  expect(await indexOf(ended, camrelizumab)).toEqual(NOT_BEGUN)
  expect(await indexOf(administration('l', 'Lenvatinib', '2026-08-01'), camrelizumab)).toEqual(NOT_BEGUN)
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
    expect(await indexOf(camrelizumab, lenvatinib)).toEqual(NOT_BEGUN)
  }
})

test('leaves open what a stopped order alone began: between its day and now', async () => {
  const camrelizumab = administration('c', 'Camrelizumab', '2026-10-01')
  const stopped = order('l', 'Lenvatinib', '2026-10-01', { status: 'stopped' })
  expect(await openOf(camrelizumab, stopped)).toEqual([
    'between',
    '2026-10-01',
    '2026-11-23',
    ['MedicationRequest/l order-stopped'],
  ])
})

test('does not move the start for a changed dose, a renewed order or an inpatient record', async () => {
  const camrelizumab = administration('c', 'Camrelizumab', '2026-09-01')
  const stopped = order('l1', 'Lenvatinib 12 mg', '2026-09-01', { status: 'stopped' })
  const lower = order('l2', 'Lenvatinib 8 mg', '2026-10-13')
  expect(await indexOf(camrelizumab, stopped, lower)).toMatchObject({ state: 'known', day: '2026-09-01' })
  const ward = administration('l3', 'Lenvatinib', '2026-11-01T08:00:00Z')
  const home = order('l4', 'Lenvatinib', '2026-09-01T08:00:00Z')
  expect(await indexOf(camrelizumab, home, ward)).toMatchObject({ state: 'known', day: '2026-09-01' })
  // A renewed order whose first one was not delivered began on a day that is not on file.
  const renewal = order('l5', 'Lenvatinib', '2026-10-13', {
    priorPrescription: { reference: 'MedicationRequest/l0' },
  })
  expect(await openOf(camrelizumab, renewal)).toEqual([
    'between',
    '2026-09-01',
    '2026-10-13',
    ['MedicationRequest/l0 not-delivered'],
  ])
})

test('leaves open a start whose records are undated, coarse, of unknown status or subject, or malformed', async () => {
  const lenvatinib = order('l', 'Lenvatinib', '2026-09-01')
  const open = (camrelizumab: unknown) => openOf(lenvatinib, camrelizumab)
  const { effectiveDateTime: _, ...undated } = statement('c', 'Camrelizumab', '')
  // Lenvatinib began on 1 September, so no earlier day can be that of both.
  expect(await open(undated)).toEqual([
    'between',
    '2026-09-01',
    '2026-11-23',
    ['MedicationStatement/c date-missing'],
  ])
  expect(await open(statement('c', 'Camrelizumab', '2026-10'))).toEqual([
    'between',
    '2026-10-01',
    '2026-10-31',
    ['MedicationStatement/c date-imprecise'],
  ])
  expect(await open(administration('c', 'Camrelizumab', '2026-10-05T09:00:00'))).toEqual([
    'between',
    '2026-10-04',
    '2026-10-06',
    ['MedicationAdministration/c date-invalid'],
  ])
  // What may not count at all may leave therapy not begun: the end is today.
  expect(await open(order('c', 'Camrelizumab', '2026-10-05', { status: 'unknown' }))).toEqual([
    'between',
    '2026-10-05',
    '2026-11-23',
    ['MedicationRequest/c status-unknown'],
  ])
  const nobody = administration('c', 'Camrelizumab', '2026-10-05', { subject: { reference: '#p' } })
  expect(await open(nobody)).toEqual([
    'between',
    '2026-10-05',
    '2026-11-23',
    ['MedicationAdministration/c subject-unknown'],
  ])
  const broken = { ...administration('c', 'Camrelizumab', '2026-10-05'), status: 7 }
  expect(await open(broken)).toEqual([
    'between',
    '2026-10-05',
    '2026-11-23',
    ['MedicationAdministration/c malformed'],
  ])
})

test('does not know the start where nothing bounds it', async () => {
  const undated = ['Lenvatinib', 'Camrelizumab'].map((drug) => {
    const { effectiveDateTime: _, ...rest } = statement(drug, drug, '')
    return rest
  })
  expect((await openOf(...undated)).slice(0, 2)).toEqual(['unknown', undefined])
})

test('does not know the start where drug records were not read whole', async () => {
  for (const topic of ['administrations', 'orders', 'statements'] as const) {
    for (const code of ['http', 'not-permitted', 'too-many-pages'] as const) {
      const failures = [{ topic, code, status: 403, diagnostics: undefined }]
      expect((await read([], { failures })).indexDate.state).toBe('unknown')
      expect((await read(pairFrom('2026-10-01'), { failures })).indexDate.state).toBe('unknown')
    }
  }
  const failed = (topic: ReadFailure['topic'], code: ReadFailure['code'] = 'http') => ({
    failures: [{ topic, code, status: 403, diagnostics: undefined }],
  })
  expect((await read([], failed('laboratory'))).indexDate.state).toBe('not-begun')
  // A supply follows its order: it tells of a start only where nothing else does.
  expect((await read([], failed('dispenses'))).indexDate.state).toBe('unknown')
  expect((await read(pairFrom('2026-10-01'), failed('dispenses'))).indexDate.state).toBe('known')
  // A kind of record that the EHR does not keep is not missing; orders every EHR keeps.
  expect((await read([], failed('administrations', 'not-supported'))).indexDate.state).toBe('not-begun')
  expect((await read([], failed('orders', 'not-supported'))).indexDate.state).toBe('unknown')
})

test('plans that the EHR does not give leave no start open, a search of them that broke off what nothing else tells', async () => {
  const start = async (resources: readonly unknown[], code: ReadFailure['code'], status?: number) => {
    const { indexDate, failures } = await read(resources, {
      failures: [{ topic: 'plans', code, status, diagnostics: undefined }],
    })
    return [indexDate.state, indexDate.lookedIn, failures.length]
  }
  for (const [code, status] of [
    ...[['not-granted'], ['not-permitted', 403], ['not-supported', 404]],
    ...[
      ['http', 400],
      ['http', 422],
    ],
  ] as [ReadFailure['code'], number?][]) {
    expect(await start([], code, status)).toEqual(['not-begun', 'searches-without-plans', 0])
    expect(await start(pairFrom('2026-10-01'), code, status)).toEqual(['known', 'searches-without-plans', 0])
  }
  for (const [code, status] of [
    ...[['http'], ['http', 408], ['http', 429], ['http', 500]],
    ...[['network'], ['timeout'], ['more-pages'], ['too-many-pages'], ['other-patient']],
  ] as [ReadFailure['code'], number?][]) {
    expect(await start([], code, status)).toEqual(['unknown', 'searches', 1])
    expect(await start(pairFrom('2026-10-01'), code, status)).toEqual(['known', 'searches', 1])
  }
  expect((await read([])).indexDate.lookedIn).toBe('searches')
  expect((await read([], { isFile: true })).indexDate.lookedIn).toBe('file')
})

test('takes a second course after a gap as the one in question, and names the first', async () => {
  const course = (year: number) => [
    administration(`l${year}`, 'Lenvatinib', `${year}-05-01`),
    administration(`c${year}`, 'Camrelizumab', `${year}-05-04`),
    administration(`d${year}`, 'Camrelizumab', `${year}-05-25`),
  ]
  const { indexDate, therapy } = await read([...course(2025), ...course(2026)])
  expect(indexDate).toMatchObject({ state: 'known', time: { text: '2026-05-04' } })
  expect(therapy.earlier.map(({ from, to }) => [from.text, to.text])).toEqual([['2025-05-04', '2025-05-25']])
  // Ninety days without a record of either drug are a pause, ninety-one a gap.
  const dose = (id: string, at: string) => administration(id, 'Camrelizumab', at)
  const first = [administration('l', 'Lenvatinib', '2026-05-01'), dose('c', '2026-05-01')]
  expect(
    await indexOf(...first, dose('c2', '2026-07-30'), administration('l2', 'Lenvatinib', '2026-07-30')),
  ).toMatchObject({
    day: '2026-05-01',
  })
  expect(
    await indexOf(...first, dose('c2', '2026-07-31'), administration('l2', 'Lenvatinib', '2026-07-31')),
  ).toMatchObject({
    day: '2026-07-31',
  })
})

test('keeps an earlier course possible where the later one may be none', async () => {
  const unknown = { status: 'unknown' } as const
  const course = (year: number) => [
    administration(`l${year}`, 'Lenvatinib', `${year}-05-01`, unknown),
    administration(`c${year}`, 'Camrelizumab', `${year}-05-04`, unknown),
  ]
  expect((await openOf(...course(2025), ...course(2026))).slice(0, 3)).toEqual([
    'between',
    '2025-05-04',
    '2026-11-23',
  ])
})

test('leaves the start open from the first record on where too many are in doubt to be tried', async () => {
  const day = (days: number) => new Date(Date.parse('2026-01-01') + days * 86_400_000).toISOString()
  const orders = Array.from({ length: 250 }, (_, i) =>
    order(`o${i}`, i % 2 === 0 ? 'Lenvatinib' : 'Camrelizumab', day(i), { status: 'unknown' }),
  )
  const open = ['between', '2026-01-01', '2026-11-23']
  expect((await openOf(...orders)).slice(0, 3)).toEqual(open)
  expect((await openOf(...orders.toReversed())).slice(0, 3)).toEqual(open)
  const one = orders.map((item) => ({ ...item, medicationCodeableConcept: { text: 'Lenvatinib' } }))
  expect(await indexOf(...one)).toEqual(NOT_BEGUN)
})

test('takes a record whose drug is not told as one that may be either drug', async () => {
  const lenvatinib = administration('l', 'Lenvatinib', '2026-10-01')
  const { medicationCodeableConcept: _, ...untold } = administration('x', '', '2026-10-08')
  const undelivered = { ...untold, medicationReference: { reference: 'Medication/m' } }
  expect(await openOf(lenvatinib, undelivered)).toEqual([
    'between',
    '2026-10-08',
    '2026-11-23',
    ['MedicationAdministration/x drug-not-told'],
  ])
})

test('finds the drug of each record where several medications are on file', async () => {
  const of = (id: string, medication: string, at: string) => {
    const { medicationCodeableConcept: _, ...item } = administration(id, '', at)
    return { ...item, medicationReference: { reference: `Medication/${medication}` } }
  }
  const medications = ['Lenvatinib', 'Camrelizumab', 'Sorafenib'].map((text) => ({
    resourceType: 'Medication',
    id: text.toLowerCase(),
    code: { text },
  }))
  const first = of('s', 'sorafenib', '2026-09-01')
  expect(
    await indexOf(
      ...medications,
      first,
      of('l', 'lenvatinib', '2026-10-01'),
      of('c', 'camrelizumab', '2026-10-08'),
    ),
  ).toMatchObject({ state: 'known', day: '2026-10-08' })
  expect(await indexOf(...medications, first, of('l', 'lenvatinib', '2026-10-01'))).toEqual(NOT_BEGUN)
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

test('takes a contained medication whose shape is not that of one as a drug that is not told', async () => {
  const { medicationCodeableConcept: _, ...unnamed } = administration('c', '', '2026-10-08')
  for (const broken of [
    { resourceType: 'Medication', id: 'm', code: { coding: 'camrelizumab' } },
    { resourceType: 'Medication', id: 'm', ingredient: {} },
    { resourceType: 'Substance', id: 'm', code: 7 },
  ]) {
    const item = { ...unnamed, medicationReference: { reference: '#m' }, contained: [broken] }
    expect(await openOf(item, administration('l', 'Lenvatinib', '2026-10-01'))).toEqual([
      'between',
      '2026-10-08',
      '2026-11-23',
      ['MedicationAdministration/c drug-not-told'],
    ])
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

test('an order on hold goes on, one that was carried out may have ended', async () => {
  const camrelizumab = administration('c', 'Camrelizumab', '2026-10-01')
  const lenvatinib = (status: 'on-hold' | 'completed') => order('l', 'Lenvatinib', '2026-01-05', { status })
  expect(await indexOf(lenvatinib('on-hold'), camrelizumab)).toMatchObject({
    state: 'known',
    day: '2026-10-01',
  })
  expect(await openOf(lenvatinib('completed'), camrelizumab)).toEqual([
    'between',
    '2026-10-01',
    '2026-11-23',
    [],
  ])
})

test('what was dispensed lasts for the days of its supply', async () => {
  const camrelizumab = administration('c', 'Camrelizumab', '2026-10-01')
  // 92 days before; 60 days of supply reach to 30 August, 32 days before.
  const days = (value: number) => ({ daysSupply: { value, unit: 'd' } })
  const of = (more: object) => indexOf(dispense('l', 'Lenvatinib', '2026-07-01', more), camrelizumab)
  expect(await of({})).toEqual(NOT_BEGUN)
  expect(await of(days(60))).toMatchObject({ state: 'known', day: '2026-10-01' })
})

test('a renewed order whose first one is on file leaves nothing open', async () => {
  const first = order('l0', 'Lenvatinib', '2026-09-01')
  const renewal = order('l1', 'Lenvatinib', '2026-10-13', {
    priorPrescription: { reference: 'MedicationRequest/l0' },
  })
  const camrelizumab = administration('c', 'Camrelizumab', '2026-09-01')
  expect(await openOf(camrelizumab, first, renewal)).toEqual(['known', '2026-09-01', '2026-09-01', []])
})

test('a dose of another day does not tell when an order was carried out', async () => {
  // The dose of 1 August was over when camrelizumab came on; the order of 5 October began it anew.
  const records = [
    administration('l', 'Lenvatinib', '2026-08-01T08:00:00Z'),
    administration('c', 'Camrelizumab', '2026-10-03T08:00:00Z'),
    order('o', 'Lenvatinib', '2026-10-05'),
  ]
  expect(await indexOf(...records)).toMatchObject({ state: 'known', day: '2026-10-05' })
  const later = administration('l2', 'Lenvatinib', '2026-10-06T08:00:00Z')
  expect((await read([...records, later])).indexDate.time).toMatchObject({ text: '2026-10-05' })
})

/** A course of March, and camrelizumab again on 1 October. */
const again = [...pairFrom('2026-03-01'), administration('c', 'Camrelizumab', '2026-10-01')]

test('of several records in doubt each may be the only one that counts', async () => {
  const doubtful = (id: string, at: string) => order(id, 'Lenvatinib', at, { status: 'unknown' })
  expect(await openOf(...again, doubtful('l1', '2026-10-05'), doubtful('l2', '2026-10-10'))).toEqual([
    'between',
    '2026-03-01',
    '2026-10-10',
    ['MedicationRequest/l1 status-unknown', 'MedicationRequest/l2 status-unknown'],
  ])
})

test('a record of the year alone may lie beside any other of that year', async () => {
  // On 1 January it would belong to the course of March, on 23 November come too late to join camrelizumab of 1 October.
  expect(await openOf(...again, administration('x', 'Lenvatinib', '2026'))).toEqual([
    'between',
    '2026-03-01',
    '2026-10-01',
    ['MedicationAdministration/x date-imprecise'],
  ])
})

test('a record in doubt is a doubt, and none of those that give the start', async () => {
  const { therapy } = await read([
    administration('l', 'Lenvatinib', '2026-10-01'),
    order('o', 'Lenvatinib', '2026-10-01', { status: 'unknown' }),
  ])
  expect(therapy.lenvatinib.map(({ reference }) => reference)).toEqual(['MedicationAdministration/l'])
  expect(therapy.doubts.map(({ reference }) => reference)).toEqual(['MedicationRequest/o'])
})

test('of several contained medications the one that is referred to counts, and a product is what its ingredients are', async () => {
  const lenvatinib = administration('l', 'Lenvatinib', '2026-10-01')
  const { medicationCodeableConcept: _, ...unnamed } = administration('c', '', '2026-10-08')
  const of = (id: string, text: string) => ({ resourceType: 'Medication', id, code: { text } })
  const contained = [of('s', 'Sorafenib'), of('m', 'Camrelizumab')]
  const dose = (reference: string, more: object = {}) => ({
    ...unnamed,
    medicationReference: { reference },
    contained,
    ...more,
  })
  expect(await indexOf(lenvatinib, dose('#m'))).toMatchObject({ state: 'known', day: '2026-10-08' })
  expect(await indexOf(lenvatinib, dose('#s'))).toEqual(NOT_BEGUN)
  const product = {
    resourceType: 'Medication',
    id: 'p',
    code: { text: 'Infusion 100 mL' },
    ingredient: [{ itemReference: { reference: 'Medication/i' } }],
  }
  const chart = [lenvatinib, dose('Medication/p'), product, of('i', 'Camrelizumab')]
  expect(await indexOf(...chart)).toMatchObject({ state: 'known', day: '2026-10-08' })
  const named = {
    ...product,
    ingredient: [{ itemReference: { reference: 'Medication/none', display: 'Camrelizumab' } }],
  }
  expect(await indexOf(lenvatinib, dose('Medication/p'), named)).toMatchObject({ day: '2026-10-08' })
})

test('a record without an id gives the start, and is none that could be referred to', async () => {
  const { id: _, ...dose } = administration('l', 'Lenvatinib', '2026-10-01')
  const { therapy, indexDate } = await read([dose, administration('c', 'Camrelizumab', '2026-10-08')])
  expect(indexDate).toMatchObject({ state: 'known', references: ['MedicationAdministration/c'] })
  expect([therapy.lenvatinib.length, therapy.camrelizumab.length]).toEqual([0, 1])
})

test('an order of the day of two doses leaves the start at the first of them, whatever order they come in', async () => {
  const camrelizumab = administration('c', 'Camrelizumab', '2026-10-01T09:00:00Z')
  const doses = [
    administration('l10', 'Lenvatinib', '2026-10-05T10:00:00Z'),
    administration('l8', 'Lenvatinib', '2026-10-05T08:00:00Z'),
  ]
  for (const both of [doses, doses.toReversed()]) {
    const { indexDate } = await read([order('o', 'Lenvatinib', '2026-10-05'), camrelizumab, ...both])
    expect(indexDate).toMatchObject({
      ...{ state: 'known', basis: 'administration', time: { text: '2026-10-05T08:00:00Z' } },
      references: ['MedicationAdministration/c', 'MedicationAdministration/l8'],
    })
  }
})

test('a start that is sure to the day, and to the clock only by a dose in doubt, is open within that day', async () => {
  const chart = async (status: 'completed' | 'unknown', hour: string) => {
    const { indexDate, albumin } = await read([
      statement('l', 'Lenvatinib', '2026-10-01'),
      order('c', 'Camrelizumab', '2026-10-05'),
      administration('d', 'Camrelizumab', `2026-10-05T${hour}:00:00Z`, { status }),
      lab('before', CODE.albumin, 30, 'g/L', '2026-10-04T08:00:00Z'),
      lab('then', CODE.albumin, 40, 'g/L', '2026-10-05T10:00:00Z'),
    ])
    return [indexDate.state, indexDate.from?.text, indexDate.time.text, resultOf(albumin)]
  }
  const at = (hour: string) => `2026-10-05T${hour}:00:00Z`
  expect(await chart('completed', '08')).toEqual(['known', at('08'), at('08'), 30])
  expect(await chart('completed', '12')).toEqual(['known', at('12'), at('12'), 40])
  // In doubt the dose may have been none: the start is then the day of the order.
  expect(await chart('unknown', '08')).toEqual(['between', '2026-10-05', '2026-10-05', [30, 40]])
  expect((await chart('unknown', '12')).slice(0, 3)).toEqual(['between', '2026-10-05', '2026-10-05'])
})

test('a dose without a day may be of any hour of the day of a supply of its drug', async () => {
  const chart = async (at: string | undefined, ...more: readonly unknown[]) => {
    const dose = administration('l', 'Lenvatinib', '')
    const { indexDate, albumin } = await read([
      ...more,
      dispense('p', 'Lenvatinib', '2026-10-05'),
      { ...dose, effectiveDateTime: at },
      administration('d', 'Camrelizumab', '2026-10-05T06:00:00Z'),
      lab('before', CODE.albumin, 30, 'g/L', '2026-10-04T08:00:00Z'),
      lab('then', CODE.albumin, 40, 'g/L', '2026-10-05T07:00:00Z'),
    ])
    return [indexDate.state, indexDate.from?.text, resultOf(albumin)]
  }
  const [first, ninth] = ['2026-10-05T06:00:00Z', '2026-10-05T09:00:00Z']
  expect(await chart(ninth)).toEqual(['known', ninth, 40])
  // Of another day it tells nothing of this one: the supply is of its whole day.
  expect(await chart('2026-10-07T09:00:00Z')).toEqual(['known', first, 30])
  expect(await chart('2026-11')).toEqual(['known', first, 30])
  for (const at of [undefined, '2026-10', '2026'])
    expect(await chart(at)).toEqual(['between', first, [30, 40]])
  // Also where a supply without a day may be of the same days.
  const { whenHandedOver: _, ...undated } = dispense('q', 'Lenvatinib', '')
  expect(await chart(undefined, undated)).toEqual(['between', first, [30, 40]])
})

test('a course before is one of records that surely count', async () => {
  const old = (status: 'completed' | 'unknown') =>
    pairFrom('2025-01-10').map((item) => ({ ...item, id: `old-${item.id}`, status }))
  const earlier = async (status: 'completed' | 'unknown') =>
    (await read([...old(status), ...pairFrom('2026-10-05')])).therapy.earlier.map(({ from }) => from.text)
  expect(await earlier('completed')).toEqual(['2025-01-10'])
  expect(await earlier('unknown')).toEqual([])
})
