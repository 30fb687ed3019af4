import { expect, test } from 'vitest'
import { lab } from '../../../test/support/chart-builders.ts'
import type { BodyStructure, Concept, Condition, Observation } from '../resources/resource-schemas.ts'
import { lesionIdentity, lesionOf, lesionPlace, lesionReference } from './lesion-site.ts'

const SNOMED = 'http://snomed.info/sct'
const observation = (overrides: Partial<Observation>): Observation => ({
  ...(lab('t', '33728-7', 8, 'cm') as Observation),
  ...overrides,
})
const siteOf = (bodySite: Concept) =>
  lesionPlace(observation({ bodySite }), { bodyStructures: [], conditions: [] })

test.each([
  { coding: [{ system: SNOMED, code: '10200004' }] },
  { coding: [{ system: SNOMED, code: '277962002' }] },
  { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C22.0' }] },
  { text: 'Right lobe of liver' },
  { text: 'Hepatic segment VIII' },
  { text: '肝右叶' },
  { coding: [{ system: SNOMED, code: '181268008', display: 'Entire liver' }] },
])('takes %j as liver', (site) => {
  expect(siteOf(site)).toBe('liver')
})

test.each([
  { coding: [{ system: SNOMED, code: '39607008', display: 'Lung' }] },
  { text: 'Left breast' },
  { text: 'Hepatic flexure of colon' },
  { text: 'Hepatic lymph node' },
  { text: 'Extrahepatic bile duct' },
  { text: 'Lymph node of liver hilum' },
  { text: '肝门淋巴结' },
  { text: '结肠肝曲' },
])('takes %j as another organ', (site) => {
  expect(siteOf(site)).toBe('elsewhere')
})

test('follows the focus to the lesion it is about', () => {
  const focus = [
    { reference: 'Condition/c' },
    { reference: 'https://ehr.example/fhir/BodyStructure/b/_history/1' },
  ]
  expect(lesionOf(observation({ focus }))).toBe('BodyStructure/b')
  expect(lesionOf(observation({}))).toBeUndefined()
})

const place = (
  overrides: Partial<Observation>,
  bodyStructures: BodyStructure[] = [],
  conditions: Condition[] = [],
) => lesionPlace(observation(overrides), { bodyStructures, conditions })
const structureOf = (overrides: Partial<BodyStructure>): BodyStructure => ({
  resourceType: 'BodyStructure',
  id: 'b',
  ...overrides,
})
const onB = { focus: [{ reference: 'BodyStructure/b' }] }

test.each([
  'Liver',
  'Right lobe of liver',
  'Intrahepatic',
  'Segment VII',
  'seg 8',
  'Seg. IVa',
  'S7',
  's4b',
  'Ｓ８',
  'Left lobe',
  'caudate lobe',
  '肝右叶',
  '右葉',
  '肝S8段',
  '第七段',
  'VIII段',
  'Liver segment VI, abutting the right kidney',
])('takes the words %s as the liver', (text) => {
  expect(place({ bodySite: { text } })).toBe('liver')
})

test.each([
  'Left breast',
  'Right lower lobe lung nodule',
  'Right upper lobe',
  'Right lobe of thyroid',
  'Lung S6',
  'Sacrum S2',
  'Hepatic artery',
  'Hepatic lymph node',
  'Left adrenal',
  '右肺上叶',
  '腹膜后淋巴结',
  '肝门部胆管',
])('takes the words %s as another place', (text) => {
  expect(place({ bodySite: { text } })).toBe('elsewhere')
})

test.each(['Target lesion 1', 'Abdomen', '腹部', 'S12', 'dominant mass'])(
  'cannot tell where %s is',
  (text) => {
    expect(place({ bodySite: { text } })).toBe('unknown')
  },
)

test.each([
  [SNOMED, '181268008', 'liver'],
  [SNOMED, '48521005', 'liver'],
  [SNOMED, '871688003', 'liver'],
  ['urn:oid:2.16.840.1.113883.6.96', '10200004', 'liver'],
  ['urn:oid:2.16.840.1.113883.6.43.1', 'C22.0', 'liver'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'C22.9', 'liver'],
  ['http://hl7.org/fhir/sid/icd-10', 'C22.1', 'elsewhere'],
  ['http://hl7.org/fhir/sid/icd-10', 'C78.0', 'elsewhere'],
  [SNOMED, '39607008', 'unknown'],
  ['urn:local', 'liver', 'unknown'],
])('reads the site %s %s without a display as %s', (system, code, expected) => {
  expect(place({ bodySite: { coding: [{ system, code }] } })).toBe(expected)
})

test('says of an Observation that names no place that it names none', () => {
  expect(place({})).toBe('unsaid')
  expect(place({ bodySite: { coding: [{}] } })).toBe('unsaid')
  expect(place({ focus: [{ reference: 'Patient/p1' }] })).toBe('unsaid')
})

test('a lesion that was not delivered is unknown, unless its display or other words tell', () => {
  expect(place(onB)).toBe('unknown')
  expect(place({ focus: [{}] })).toBe('unknown')
  expect(place({ focus: [{ reference: 'urn:uuid:1' }] })).toBe('unknown')
  expect(place({ focus: [{ reference: 'BodyStructure/b', display: 'Right lower lobe lung nodule' }] })).toBe(
    'elsewhere',
  )
  expect(place({ focus: [{ reference: 'BodyStructure/b', display: 'HCC in S8' }] })).toBe('liver')
  expect(place({ ...onB, bodySite: { text: 'Liver' } })).toBe('liver')
})

test('follows a focus to what was delivered: a lesion by its location, structure or description, a diagnosis by its code', () => {
  expect(place(onB, [structureOf({ location: { text: 'Lung' } })])).toBe('elsewhere')
  expect(place(onB, [structureOf({ location: { text: 'Liver' } })])).toBe('liver')
  expect(place(onB, [structureOf({ includedStructure: [{ structure: { text: 'Liver' } }] })])).toBe('liver')
  expect(place(onB, [structureOf({ description: 'Index lesion, segment V' })])).toBe('liver')
  expect(place(onB, [structureOf({ description: 'Index lesion' })])).toBe('unsaid')
  const breast: Condition = {
    resourceType: 'Condition',
    id: 'c2',
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.9' }] },
  }
  const hcc = { ...breast, id: 'c1', code: { text: '肝细胞癌' } }
  expect(place({ focus: [{ reference: 'Condition/c2' }] }, [], [breast, hcc])).toBe('elsewhere')
  expect(place({ focus: [{ reference: 'Condition/c1' }] }, [], [breast, hcc])).toBe('liver')
})

test('reads the lesion of R5, as extension or as element', () => {
  const lesion = { reference: 'BodyStructure/b' }
  const url = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Observation.bodyStructure'
  const lung = structureOf({ location: { text: 'Lung' } })
  for (const overrides of [{ extension: [{ url, valueReference: lesion }] }, { bodyStructure: lesion }]) {
    expect(lesionOf(observation(overrides))).toBe('BodyStructure/b')
    expect(place(overrides, [lung])).toBe('elsewhere')
    expect(place(overrides, [])).toBe('unknown')
  }
})

test('the name of the measurement tells its place where it names an organ', () => {
  expect(place({ code: { text: 'Kidney tumour size' } })).toBe('elsewhere')
  expect(place({ code: { text: '肝癌最大径' } })).toBe('liver')
  expect(place({ code: { text: 'Size.maximum dimension in Tumor' } })).toBe('unsaid')
})

test('two lesions of one DICOM tracking UID are one lesion', () => {
  const dcm = { coding: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: '112040' }] }
  const tracked = (id: string, value: string) => structureOf({ id, identifier: [{ type: dcm, value }] })
  const on = (id: string) => observation({ focus: [{ reference: `BodyStructure/${id}` }] })
  const structures = [tracked('a', '1.2.3'), tracked('b', 'urn:oid:1.2.3'), tracked('c', '1.2.4')]
  const [a, b, c] = ['a', 'b', 'c'].map((id) => lesionIdentity(on(id), structures))
  expect(a).toBeDefined()
  expect(b).toBe(a)
  expect(c).not.toBe(a)
})

test('a bridge from DICOM tells the lesion in components: by its tracking UID, before any reference, else by what people call it', () => {
  const DCM = 'http://dicom.nema.org/resources/ontology/DCM'
  const part = (code: string, valueString: string) => ({
    code: { coding: [{ system: DCM, code }] },
    valueString,
  })
  const of = (component: Observation['component'], more: Partial<Observation> = {}) =>
    lesionIdentity(observation({ component, ...more }), [])
  const uid = of([part('112039', 'Lesion 1'), part('112040', ' urn:oid:1.2.3 ')])
  expect(uid).toBe('tracking UID 1.2.3')
  expect(of([part('112040', '1.2.3')], onB)).toBe(uid)
  expect(of([part('112039', 'Lesion 1')])).toBe(of([part('112039', 'lesion 1')]))
  expect(of([part('112039', 'Lesion 1')])).not.toBe(of([part('112039', 'Lesion 2')]))
  expect(of([part('112039', 'Lesion 1')], onB)).toBe('BodyStructure/b')
  expect(of([part('another', 'Lesion 1')])).toBeUndefined()
})

test('a lesion is known by its reference, else by the name it is given, else by the one segment it lies in', () => {
  const identity = (overrides: Partial<Observation>) => lesionIdentity(observation(overrides), [])
  expect(identity(onB)).toBe('BodyStructure/b')
  expect(identity({ focus: [{ display: ' Lesion A' }] })).toBe(identity({ focus: [{ display: 'lesion a' }] }))
  const seven = identity({ bodySite: { text: 'Segment VII' } })
  expect(seven).toBeDefined()
  expect(identity({ bodySite: { text: '肝S7' } })).toBe(seven)
  expect(identity({ bodySite: { coding: [{ system: SNOMED, code: '277961009' }] } })).toBe(seven)
  expect(identity({ bodySite: { text: 'Segments VII and VIII' } })).toBeUndefined()
  expect(identity({ bodySite: { text: 'Right lobe of liver' } })).toBeUndefined()
})

test('a lesion that is written is read back as the same one, and a segment is no reference', () => {
  for (const identity of ['tracking UID 1.2.3', 'BodyStructure/b', 'lesion target 1']) {
    const focus = [lesionReference(identity) ?? {}] as Observation['focus']
    expect(lesionIdentity(observation({ focus }), [])).toBe(identity)
  }
  expect(lesionReference('tracking UID 1.2.3')).toMatchObject({
    identifier: { system: 'urn:dicom:uid', value: 'urn:oid:1.2.3' },
  })
  expect(lesionReference('segment 8')).toBeUndefined()
})

test('a focus without reference or display does not hide the next one, and an empty reference names no lesion', () => {
  const identity = (overrides: Partial<Observation>) => lesionIdentity(observation(overrides), [])
  expect(identity({ focus: [{}, { display: 'Lesion A' }] })).toBe(
    identity({ focus: [{ display: 'lesion a' }] }),
  )
  expect(identity({ focus: [{ display: 'Lesion A' }] })).toBe('lesion lesion a')
  expect(identity({ focus: [{ reference: '' }] })).toBeUndefined()
  expect(lesionOf(observation({ focus: [{ reference: '' }] }))).toBeUndefined()
})

test('an ICD code is found beside a code of another system, and neoplasms without a site tell no place', () => {
  const icd = (code: string | undefined) => ({ system: 'http://hl7.org/fhir/sid/icd-10', code })
  const local = { system: 'urn:local', code: 'C50' }
  expect(place({ bodySite: { coding: [local, icd('C22.0')] } })).toBe('liver')
  expect(place({ bodySite: { coding: [local] } })).toBe('unknown')
  for (const code of ['D37.6', 'D376', 'C80.9', 'C97', 'K74.6']) {
    expect(place({ bodySite: { coding: [icd(code)] } }), code).toBe('unknown')
  }
  expect(place({ bodySite: { coding: [icd('D37.4')] } })).toBe('elsewhere')
  expect(place({ bodySite: { coding: [icd(undefined)] } })).toBe('unsaid')
  // One coding with a code is enough to say that a place is meant.
  expect(place({ bodySite: { coding: [{}, local] } })).toBe('unknown')
})

test('an empty reference names no lesion', () => {
  const extension = [
    {
      url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Observation.bodyStructure',
      valueReference: { reference: '' },
    },
  ]
  expect(lesionOf(observation({ extension }))).toBeUndefined()
  expect(lesionIdentity(observation({ extension }), [])).toBeUndefined()
})
