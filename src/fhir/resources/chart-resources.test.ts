import { expect, test } from 'vitest'
import { lab } from '../../../test/support/chart-builders.ts'
import { chartResources } from './chart-resources.ts'

const version = (versionId: string, lastUpdated: string | undefined, value: number) =>
  lab('a', '1751-7', value, 'g/L', undefined, {
    meta: { versionId, ...(lastUpdated === undefined ? {} : { lastUpdated }) },
  })
const values = (resources: readonly unknown[]) =>
  chartResources(resources).observations.map(({ valueQuantity }) => valueQuantity?.value)

test('counts a resource given twice once, in its latest version, whichever came first', () => {
  const old = version('1', '2026-11-01T08:00:00Z', 41)
  const recent = version('2', '2026-11-02T08:00:00Z', 36)
  expect(values([old, recent])).toEqual([36])
  expect(values([recent, old])).toEqual([36])
})

test('tells versions of one second apart by their number', () => {
  const at = '2026-11-01T08:00:00Z'
  expect(values([version('9', at, 41), version('10', at, 36)])).toEqual([36])
  expect(values([version('10', at, 36), version('9', at, 41)])).toEqual([36])
})

test('prefers a dated version to an undated one, whichever came first', () => {
  const dated = version('2', '2026-11-02T08:00:00Z', 36)
  const undated = version('1', undefined, 41)
  expect(values([undated, dated])).toEqual([36])
  expect(values([dated, undated])).toEqual([36])
})

test('keeps resources without an id, each as its own', () => {
  const { id: _, ...anonymous } = lab('x', '1751-7', 40, 'g/L')
  expect(values([anonymous, { ...anonymous }])).toEqual([40, 40])
})

test('keeps the same id of two types apart', () => {
  const chart = chartResources([lab('a', '1751-7', 40, 'g/L'), { resourceType: 'Patient', id: 'a' }])
  expect([chart.observations.length, chart.patients.length]).toEqual([1, 1])
})

test('lists a resource that is not FHIR as malformed, with its code where that can be read', () => {
  const code = { coding: [{ system: 'http://loinc.org', code: '1751-7' }] }
  const { observations, malformed } = chartResources([
    { resourceType: 'Observation', id: 'broken', status: 'final', code, valueQuantity: { value: '36' } },
    { resourceType: 'Condition', id: 'odd', code: 'HCC' },
  ])
  expect(observations).toEqual([])
  expect(malformed).toMatchObject([
    { reference: 'Observation/broken', resourceType: 'Observation', code },
    { reference: 'Condition/odd', resourceType: 'Condition', code: { text: 'HCC' } },
  ])
})

test('takes null as absent, wherever it stands', () => {
  const { observations, malformed } = chartResources([
    {
      ...lab('a', '1751-7', 36, 'g/L'),
      issued: null,
      specimen: null,
      component: null,
      note: [null],
      valueQuantity: { value: 36, unit: 'g/L', comparator: null },
    },
    {
      resourceType: 'Condition',
      id: 'c',
      subject: { reference: 'Patient/p1' },
      recordedDate: null,
      stage: null,
    },
  ])
  expect(malformed).toEqual([])
  expect(observations[0]?.valueQuantity).toEqual({ value: 36, unit: 'g/L' })
})

test('loses a broken component alone, and lists what it would have been', () => {
  const platelets = { coding: [{ system: 'http://loinc.org', code: '777-3' }], text: 'Platelets' }
  const { observations, malformed } = chartResources([
    {
      resourceType: 'Observation',
      id: 'cbc',
      status: 'final',
      code: { text: 'Blood count' },
      component: [
        { code: { text: 'Neutrophils' }, valueQuantity: { value: 4.2, unit: '10*9/L' } },
        { code: platelets, valueQuantity: { value: 'clumped' } },
        'nothing',
      ],
    },
  ])
  expect(observations[0]?.component?.map(({ code }) => code.text)).toEqual(['Neutrophils'])
  expect(malformed).toMatchObject([
    { reference: 'Observation/cbc', code: platelets, status: 'final' },
    { reference: 'Observation/cbc', code: { text: 'Blood count' } },
  ])
})

test("reads a panel's components where its own value is broken, and lists that value", () => {
  const { observations, malformed } = chartResources([
    {
      resourceType: 'Observation',
      id: 'cbc',
      status: 'final',
      code: { text: 'Blood count' },
      valueQuantity: { value: 'see below' },
      component: [{ code: { text: 'Neutrophils' }, valueQuantity: { value: 4.2, unit: '10*9/L' } }],
    },
  ])
  expect(observations).toHaveLength(1)
  expect(observations[0]?.valueQuantity).toBeUndefined()
  expect(malformed).toMatchObject([{ reference: 'Observation/cbc', code: { text: 'Blood count' } }])
})

test('loses a broken coding, member, note or identifier alone', () => {
  const { observations, malformed } = chartResources([
    {
      ...lab('a', '1751-7', 36, 'g/L'),
      code: { coding: [{ code: ['4711'] }, { system: 'http://loinc.org', code: '1751-7' }] },
      hasMember: [{ reference: 7 }, { reference: 'Observation/b' }],
      note: 'seen',
      identifier: [{ value: 12 }],
      meta: 'x',
    },
  ])
  expect(malformed).toEqual([])
  expect(observations[0]).toMatchObject({
    code: { coding: [{ code: '1751-7' }] },
    hasMember: [{ reference: 'Observation/b' }],
  })
})

test('a focus that cannot be read is still a focus', () => {
  const focused = (focus: unknown) =>
    chartResources([{ ...lab('a', '1751-7', 36, 'g/L'), focus }]).observations[0]?.focus
  expect(focused({ reference: 'Patient/donor' })).toEqual([{}])
  expect(focused([7])).toEqual([{}])
  expect(focused(undefined)).toBeUndefined()
})

test('a comparator that cannot be read is not dropped: the value without it would be another', () => {
  const { observations, malformed } = chartResources([
    {
      ...lab('a', '1751-7', 36, 'g/L'),
      valueQuantity: { value: 20, unit: 'g/L', comparator: ['<'] },
    },
  ])
  expect([observations.length, malformed.length]).toEqual([0, 1])
})

test.each([
  [{ medicationCodeableConcept: [{ text: 'Lenvatinib' }] }, [{ text: 'Lenvatinib' }]],
  [{ medicationCodeableConcept: 'Lenvatinib' }, [{ text: 'Lenvatinib' }]],
  [{ medication: { concept: { text: 'Lenvatinib' } }, effectiveDateTime: 5 }, [{ text: 'Lenvatinib' }]],
  [
    { medicationReference: { reference: 'Medication/m', display: 'Lenvatinib' }, status: 3 },
    [{ text: 'Lenvatinib' }],
  ],
])('lists a drug record that is not FHIR with its drug and its date: %j', (spoilt, medication) => {
  const { malformed } = chartResources([
    {
      resourceType: 'MedicationAdministration',
      id: 'm1',
      status: 'completed',
      subject: { reference: 'Patient/p1' },
      effectivePeriod: { start: '2026-01-05', end: 7 },
      ...spoilt,
    },
  ])
  expect(malformed).toMatchObject([
    { reference: 'MedicationAdministration/m1', medication, subject: { reference: 'Patient/p1' } },
  ])
  expect(malformed[0]?.date).toBe('2026-01-05')
})

test("keeps R5's forms where they stand, for what reads them to name", () => {
  const { administrations, orders, observations } = chartResources([
    {
      resourceType: 'MedicationAdministration',
      id: 'm1',
      status: 'completed',
      medication: { concept: { text: 'Lenvatinib' } },
      occurenceDateTime: '2026-01-05',
    },
    {
      resourceType: 'MedicationRequest',
      id: 'm2',
      status: 'active',
      medication: { reference: { reference: 'Medication/a' } },
    },
    { ...lab('a', '21889-1', 8, 'cm'), bodyStructure: { reference: 'BodyStructure/b' } },
  ])
  expect(administrations[0]).toMatchObject({
    medication: { concept: { text: 'Lenvatinib' } },
    occurenceDateTime: '2026-01-05',
  })
  expect(orders[0]?.medication?.reference?.reference).toBe('Medication/a')
  expect(observations[0]?.bodyStructure?.reference).toBe('BodyStructure/b')
})

test('keeps a resource whose id is no text, as one without', () => {
  expect(values([{ ...lab('x', '1751-7', 40, 'g/L'), id: 7 }])).toEqual([40])
})

test('passes by what is no resource or of a type that is not read', () => {
  const chart = chartResources([null, 1, 'x', [], {}, { resourceType: 'Flag', id: 'f' }, { resourceType: 7 }])
  expect(Object.values(chart).every((list) => list.length === 0)).toBe(true)
})

test('a list of one that is written as its element is that list', () => {
  const code = { coding: { system: 'http://loinc.org', code: '1751-7' } }
  const { observations, malformed } = chartResources([{ ...lab('a', '', 36, 'g/L'), code }])
  expect(observations[0]?.code.coding?.map((coding) => coding.code)).toEqual(['1751-7'])
  expect(malformed).toEqual([])
})

test('of a panel that cannot be read at all, every component is named as lost', () => {
  const component = ['751-8', '731-0'].map((code) => ({
    code: { coding: [{ system: 'http://loinc.org', code }] },
    valueQuantity: { value: 4, unit: '10*9/L' },
  }))
  const { status: _, valueQuantity: __, ...panel } = lab('cbc', '58410-2', 0, '')
  const { malformed } = chartResources([{ ...panel, component }])
  expect(malformed.map(({ code }) => code?.coding?.[0]?.code)).toEqual(['751-8', '731-0', '58410-2'])
})

test('of two versions that say nothing of their order the same one counts in either order', () => {
  const of = (text: string) => ({ resourceType: 'Observation', id: 'a', status: 'final', code: { text } })
  const [one, other] = [of('a'), of('b')]
  const codes = (...resources: object[]) =>
    chartResources(resources).observations.map(({ code }) => code.text)
  expect([codes(one, other), codes(other, one)]).toEqual([['b'], ['b']])
})

test('a null among the components is no lost component; what other types hold by that name is none', () => {
  const panel = {
    ...{ resourceType: 'Observation', id: 'a', status: 'final', code: { text: 'CBC' } },
    component: [null, { code: { text: 'WBC' } }, { code: 3 }],
  }
  expect(chartResources([panel]).malformed).toHaveLength(1)
  const condition = { resourceType: 'Condition', id: 'c', code: 3, component: ['x'] }
  expect(chartResources([condition]).malformed.map(({ resourceType }) => resourceType)).toEqual(['Condition'])
})
