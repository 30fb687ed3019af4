import { expect, test } from 'vitest'
import { chartResources } from './chart-resources.ts'
import { referenceTo, serverOf } from './server-base.ts'
import { chartPatient, isSubject, localReference, referencedId, subjectOf } from './subject.ts'

test.each([
  'Patient/p1',
  'Patient/p1/_history/3',
  'https://ehr.example/fhir/Patient/p1',
  'https://ehr.example/fhir/Patient/p1/_history/3',
])('takes %s as patient p1', (reference) => {
  expect(isSubject({ reference }, 'p1')).toBe(true)
})

test.each([
  'Patient/p2',
  'Patient/P1',
  'Patient/p10',
  'Group/p1',
  'Practitioner/p1',
  'p1',
  '#p1',
  'urn:uuid:p1',
  'Patient?identifier=p1',
  'Patient/p1/Observation/o1',
  '',
])('does not take %s as patient p1', (reference) => {
  expect(isSubject({ reference }, 'p1')).toBe(false)
})

test('takes nothing without a literal reference as the patient', () => {
  expect(isSubject(undefined, 'p1')).toBe(false)
  expect(isSubject({ display: 'p1' }, 'p1')).toBe(false)
})

test('finds the id of a reference only under the type asked for', () => {
  expect(referencedId('Medication/m1', 'Medication')).toBe('m1')
  expect(referencedId('Medication/m1', 'Patient')).toBeUndefined()
  expect(referencedId(undefined, 'Patient')).toBeUndefined()
})

test('strips base and version from a reference', () => {
  expect(localReference('https://ehr.example/fhir/Observation/o1/_history/2')).toBe('Observation/o1')
  expect(localReference('Observation/o1')).toBe('Observation/o1')
  expect(localReference('#o1')).toBe('#o1')
})

const mrn = { system: 'urn:hospital', value: '42' }
const patient = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [mrn, { value: '7' }],
  link: [{ other: { reference: 'Patient/merged' }, type: 'replaces' }],
}
const observed = (subject: unknown, more: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Albumin' },
  subject,
  ...more,
})
function whose(resource: object, base: string | undefined = 'https://a.example/fhir', others: object[] = []) {
  const chart = chartResources([patient, resource, ...others])
  const [observation] = chart.observations
  if (observation === undefined) throw new Error('no observation')
  return subjectOf(observation, chartPatient(chart, { patientId: 'p1', base }))
}

test.each([
  'Patient/p1',
  'Patient/p1/_history/3',
  'https://a.example/fhir/Patient/p1',
  'http://a.example/fhir/Patient/p1',
  'https://A.EXAMPLE:443/fhir/Patient/p1/_history/2',
])("takes %s as the patient of a.example's chart", (reference) => {
  expect(whose(observed({ reference }))).toBe('same')
})

test.each([
  'https://b.example/fhir/Patient/p1',
  'https://a.example/other/Patient/p1',
  'Patient/p2',
  'Patient/P1',
  'Group/p1',
  'Device/p1',
])("takes %s as another's", (reference) => {
  expect(whose(observed({ reference }))).toBe('other')
})

test.each([
  [undefined],
  [{}],
  [{ display: 'Lin Dan' }],
  [{ reference: '#p1' }],
  [{ reference: 'urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a' }],
  [{ reference: 'Patient?identifier=urn:hospital|42' }],
  [{ reference: 'p1' }],
  [{ reference: 'Patient/merged' }],
  [{ identifier: { system: 'urn:hospital', value: '43' } }],
  [{ identifier: { system: 'urn:other', value: '42' } }],
  [{ identifier: { value: '7' } }],
])('cannot tell whose %j is', (subject) => {
  expect(whose(observed(subject))).toBe('unknown')
})

test("takes a subject by one of the patient's own identifiers, system and value", () => {
  expect(whose(observed({ identifier: mrn }))).toBe('same')
  expect(whose(observed({ reference: '#p', identifier: mrn }))).toBe('same')
  expect(whose(observed({ reference: 'Patient/p2', identifier: mrn }))).toBe('other')
})

test.each([
  [{ reference: 'Patient/donor' }, 'other'],
  [{ reference: 'RelatedPerson/mother' }, 'other'],
  [{ display: 'Donor' }, 'other'],
  [{ reference: 'Patient/p1' }, 'same'],
  [{ reference: 'BodyStructure/b' }, 'same'],
  [{ reference: '#b', type: 'BodyStructure' }, 'same'],
  [{ display: 'Lesion in segment VIII' }, 'same'],
  [{ reference: 'urn:uuid:1' }, 'unknown'],
  [{ type: 'Patient', display: 'X' }, 'unknown'],
  [{}, 'unknown'],
  [7, 'unknown'],
])('reads a focus on %j as %s', (focus, expected) => {
  expect(whose(observed({ reference: 'Patient/p1' }, { focus: [focus] }))).toBe(expected)
})

test('where the server is not known, takes absolute references that all name one server, but not beside relative ones', () => {
  const there = observed({ reference: 'https://b.example/Patient/p1' })
  const here = { ...observed({ reference: 'Patient/p1' }), id: 'z' }
  const elsewhere = { ...observed({ reference: 'https://c.example/Patient/p1' }), id: 'z' }
  const of = (others: object[]) => {
    const chart = chartResources([patient, { ...there, id: 'a' }, ...others])
    const [first] = chart.observations
    return first && subjectOf(first, chartPatient(chart, { patientId: 'p1' }))
  }
  expect(of([])).toBe('same')
  expect(of([here])).toBe('other')
  expect(of([elsewhere])).toBe('other')
})

test('refers to what is contained by its container', () => {
  expect(referenceTo('Observation', 'o1')).toBe('Observation/o1')
  expect(referenceTo('Observation', 'DiagnosticReport/x#c1')).toBe('DiagnosticReport/x#c1')
})

test('a link to another record by its identifier alone links nothing that could be referred to', () => {
  const linked = { ...patient, link: [{ other: { identifier: mrn }, type: 'replaces' }] }
  const chart = chartResources([linked])
  expect([...chartPatient(chart, { patientId: 'p1', base: undefined }).linked]).toEqual([])
})

test('a lesion is its owner’s, by whichever of two names it names the owner', () => {
  const chart = chartPatient(chartResources([patient]), { patientId: 'p1', base: undefined })
  const of = (reference: string) => ({ reference })
  expect(subjectOf({ patient: of('Patient/p1') }, chart)).toBe('same')
  expect(subjectOf({ patient: of('Patient/p2') }, chart)).toBe('other')
  expect(subjectOf({ subject: of('Patient/p1'), patient: of('Patient/p2') }, chart)).toBe('same')
  expect(subjectOf({}, chart)).toBe('unknown')
})

test('a server is told by host and path, however they are written', () => {
  expect([' https://EHR.example:443/fhir/ ', 'http://ehr.example:80/fhir'].map(serverOf)).toEqual([
    'ehr.example/fhir',
    'ehr.example/fhir',
  ])
})
