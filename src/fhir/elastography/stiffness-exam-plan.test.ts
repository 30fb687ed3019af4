import { expect, test } from 'vitest'
import { readContext } from '../../../test/support/read-context.ts'
import { written } from '../../text/written.ts'
import { EXAM_IDENTIFIER, SITE_SYSTEM } from '../codes/canonical.ts'
import type { SaveContext } from '../write/save-context.ts'
import { FULL_STORAGE, storageOptions } from '../write/storage-form.ts'
import { examStorage, planExamCorrection, planExamInError, planNewExam } from './stiffness-exam-plan.ts'
import { examContent, type StiffnessRecord } from './stiffness-record.ts'
import { sameMeasurements } from './stored-exam.ts'

const RECORD: StiffnessRecord = {
  time: '2026-10-02T08:00:00Z',
  lesion: 'BodyStructure/b1',
  place: 'Segment VIII',
  device: '',
  sites: { A: { kind: 'shots', shots: [9, 14, 11, 10, 30].map((kPa) => ({ kPa })) } },
}

async function saveContext(overrides: Partial<SaveContext> = {}): Promise<SaveContext> {
  return {
    read: await readContext(),
    author: { reference: 'Practitioner/s1' },
    encounter: 'Encounter/e1',
    appVersion: '0.1.0',
    phrases: written.en,
    recorded: new Date('2026-11-23T12:00:00Z'),
    storage: { ...FULL_STORAGE, form: 'observation' },
    confirmed: true,
    replaces: [],
    ...overrides,
  }
}

const identifierOf = (resource: unknown) =>
  (resource as fhir4.Observation | undefined)?.identifier?.[0]?.value ?? ''

test('a new exam is created once: patient, kind and time give its identifier, the measurements do not', async () => {
  const context = await saveContext()
  const plan = await planNewExam('baseline', RECORD, [], context)
  const again = await planNewExam('baseline', { ...RECORD, sites: {} }, [], context)
  const other = await planNewExam('followUp', RECORD, [], context)
  expect(again.identifier).toBe(plan.identifier)
  expect(other.identifier).not.toBe(plan.identifier)
  const [entry, source] = plan.bundle.entry ?? []
  expect(entry?.request).toMatchObject({ method: 'POST', url: 'Observation' })
  expect(decodeURIComponent(entry?.request?.ifNoneExist ?? '')).toBe(
    `identifier=${EXAM_IDENTIFIER}|${plan.identifier}`,
  )
  expect(entry?.resource).toMatchObject({
    status: 'final',
    subject: { reference: 'Patient/p1' },
    performer: [{ reference: 'Practitioner/s1' }],
    encounter: { reference: 'Encounter/e1' },
    focus: [{ reference: 'BodyStructure/b1' }],
    effectiveDateTime: RECORD.time,
  })
  expect(source?.resource?.resourceType).toBe('Provenance')
})

test('what was imported names its reports in Provenance, and the lesion that they track', async () => {
  const imported = { ...RECORD, lesion: 'tracking UID 1.2.3', reports: ['1.2.9', '1.2.10'] }
  const sources = (plan: Awaited<ReturnType<typeof planNewExam>>) =>
    (plan.bundle.entry?.[1]?.resource as fhir4.Provenance | undefined)?.entity
  const plan = await planNewExam('baseline', imported, [], await saveContext())
  expect(plan.bundle.entry?.[0]?.resource).toMatchObject({
    focus: [{ identifier: { type: { coding: [{ code: '112040' }] }, value: 'urn:oid:1.2.3' } }],
  })
  const source = (value: string) => ({
    role: 'source',
    what: { identifier: { system: 'urn:dicom:uid', value } },
  })
  expect(sources(plan)).toEqual([source('urn:oid:1.2.9'), source('urn:oid:1.2.10')])
  const corrected = planExamCorrection(STORED, '3', imported, [], await saveContext())
  if (!corrected.ok) throw new Error(corrected.code)
  expect(corrected.plan.bundle.entry?.[0]?.resource).toMatchObject({ focus: [{ identifier: {} }] })
  expect(sources(corrected.plan)?.map(({ role }) => role)).toEqual(['revision', 'source', 'source'])
})

test('an exam after one that was withdrawn has an identifier of its own', async () => {
  const context = await saveContext()
  const first = await planNewExam('baseline', RECORD, [], context)
  const withdrawn = { ...first.bundle.entry?.[0]?.resource, status: 'entered-in-error' }
  const second = await planNewExam('baseline', RECORD, [withdrawn], context)
  expect(identifierOf(second.bundle.entry?.[0]?.resource)).toBe(`${first.identifier}.2`)
})

test('without transactions the exam goes by itself', async () => {
  const context = await saveContext({
    storage: { ...FULL_STORAGE, form: 'observation', transaction: false, provenance: false },
  })
  expect((await planNewExam('baseline', RECORD, [], context)).bundle.entry).toHaveLength(1)
})

const STORED: fhir4.Observation = {
  resourceType: 'Observation',
  id: 'o1',
  meta: { versionId: '3' },
  status: 'final',
  subject: { reference: 'Patient/p1' },
  performer: [{ reference: 'Practitioner/before' }],
  ...examContent(RECORD, 5, written.en),
}
const foreign = { code: { text: 'Depth' }, valueString: '4 cm' }

test('a correction is a new version of what was read, matched to it, and keeps what it does not know', async () => {
  const corrected = { ...RECORD, lesion: undefined, sites: { B: { kind: 'median' as const, median: 12 } } }
  const note = { text: 'Poor breath hold' }
  const stored = {
    ...STORED,
    component: [...(STORED.component ?? []), foreign],
    note: [...(STORED.note ?? []), note],
  }
  const result = planExamCorrection(stored, '3', corrected, [], await saveContext())
  if (!result.ok) throw new Error(result.code)
  const [entry] = result.plan.bundle.entry ?? []
  expect(entry?.request).toEqual({ method: 'PUT', url: 'Observation/o1', ifMatch: 'W/"3"' })
  expect(entry?.resource).toMatchObject({
    id: 'o1',
    status: 'amended',
    performer: [{ reference: 'Practitioner/before' }],
    component: [{ code: { coding: [{ system: SITE_SYSTEM, code: 'B' }] } }, foreign],
    note: [{ text: 'Elastography, kPa: B 12.' }, note],
  })
  expect(entry?.resource).toHaveProperty('focus', STORED.focus)
})

test('lesion, place and device that were not changed keep their codes and references', async () => {
  const site = { coding: [{ system: 'http://snomed.info/sct', code: '277962002' }], text: 'Segment VIII' }
  const focus = [{ reference: 'BodyStructure/b1', display: 'Largest lesion' }]
  const device = { reference: 'Device/d1', display: 'Room 4' }
  const correct = async (changes: Partial<StiffnessRecord>) => {
    const record = { ...RECORD, device: 'Room 4', ...changes }
    const stored = { ...STORED, bodySite: site, focus, device }
    const result = planExamCorrection(stored, '3', record, [], await saveContext())
    return result.ok ? result.plan.bundle.entry?.[0]?.resource : undefined
  }
  expect(await correct({})).toMatchObject({ bodySite: site, focus, device })
  expect(await correct({ place: 'Segment V', device: 'Room 5' })).toMatchObject({
    bodySite: { coding: [{ code: '10200004' }], text: 'Segment V' },
    device: { display: 'Room 5' },
  })
})

test('a site that is to be kept stays as it is stored', async () => {
  const corrected = { ...RECORD, sites: { B: { kind: 'median' as const, median: 12 } } }
  const result = planExamCorrection(STORED, '3', corrected, ['A'], await saveContext())
  if (!result.ok) throw new Error(result.code)
  const resource = result.plan.bundle.entry?.[0]?.resource as fhir4.Observation | undefined
  expect(resource?.component?.[1]).toEqual(STORED.component?.[0])
})

test('exams are the same when their sites carry the same measurements, whatever else differs', () => {
  expect(sameMeasurements(STORED, { ...STORED, id: 'o2', status: 'amended' })).toBe(true)
  const other = examContent({ ...RECORD, sites: { A: { kind: 'median', median: 11 } } }, 5, written.en)
  expect(sameMeasurements(STORED, { ...STORED, ...other })).toBe(false)
  expect(sameMeasurements(STORED, undefined)).toBe(false)
})

test('a correction of another version, patient or kind of resource, or of a withdrawn exam, is refused', async () => {
  const context = await saveContext()
  const codeOf = (stored: unknown, version = '3') => {
    const result = planExamCorrection(stored, version, RECORD, [], context)
    return result.ok ? undefined : result.code
  }
  expect(codeOf(STORED, '2')).toBe('changed-meanwhile')
  expect(codeOf({ ...STORED, subject: { reference: 'Patient/p2' } })).toBe('other-patient')
  expect(codeOf({ ...STORED, status: 'entered-in-error' })).toBe('already-in-error')
  expect(codeOf({ ...STORED, component: [] })).toBe('not-found')
  expect(codeOf({ ...STORED, id: undefined })).toBe('not-found')
  expect(codeOf({ ...STORED, meta: {} })).toBe('not-found')
  expect(codeOf({ resourceType: 'Patient', id: 'p1' })).toBe('not-found')
})

test('an exam is withdrawn by a new version with the reason, not deleted', async () => {
  const result = planExamInError(STORED, 'wrong lesion', await saveContext())
  if (!result.ok) throw new Error(result.code)
  expect(result.plan.bundle.entry?.[0]).toMatchObject({
    request: { method: 'PUT', ifMatch: 'W/"3"' },
    resource: { status: 'entered-in-error', component: STORED.component },
  })
  expect(JSON.stringify(result.plan.bundle.entry?.[0])).toContain('wrong lesion')
})

test('an exam is sent where Observations may be created, with a Provenance where all goes in one transaction', () => {
  expect(examStorage(storageOptions(undefined, undefined))).toMatchObject({
    transaction: true,
    provenance: true,
  })
  expect(examStorage(storageOptions(undefined, 'patient/Observation.rs'))).toBeUndefined()
  const plain = {
    ...{ read: true, search: true, parameters: [] },
    ...{ create: true, update: true, conditionalCreate: true },
  }
  const support = { fhirVersion: '4.0.1', transaction: false, types: new Map([['Observation', plain]]) }
  expect(examStorage(storageOptions(support, undefined))).toMatchObject({
    transaction: false,
    provenance: false,
  })
})

test('an exam without an author or an encounter names none', async () => {
  const context = await saveContext({ author: undefined, encounter: undefined })
  const resource = (await planNewExam('baseline', RECORD, [], context)).bundle.entry?.[0]?.resource
  expect(resource).not.toHaveProperty('performer')
  expect(resource).not.toHaveProperty('encounter')
})

test('without Provenance the exam goes by itself, also in a transaction', async () => {
  const context = await saveContext({
    storage: { ...FULL_STORAGE, form: 'observation', transaction: true, provenance: false },
  })
  expect((await planNewExam('baseline', RECORD, [], context)).bundle.entry).toHaveLength(1)
})

test('a correction makes final what was preliminary, and amends what was final', async () => {
  const statusAfter = async (status: fhir4.Observation['status']) => {
    const result = planExamCorrection({ ...STORED, status }, '3', RECORD, [], await saveContext())
    const resource = result.ok ? result.plan.bundle.entry?.[0]?.resource : undefined
    return (resource as fhir4.Observation | undefined)?.status
  }
  expect(await statusAfter('preliminary')).toBe('final')
  expect(await statusAfter('registered')).toBe('final')
  expect(await statusAfter('final')).toBe('amended')
  expect(await statusAfter('corrected')).toBe('amended')
})

test('a correction keeps the category, and what names no lesion, place or device goes on to name none', async () => {
  const correct = async (stored: fhir4.Observation, changes: Partial<StiffnessRecord>) => {
    const result = planExamCorrection(stored, '3', { ...RECORD, ...changes }, [], await saveContext())
    return result.ok ? (result.plan.bundle.entry?.[0]?.resource as fhir4.Observation) : undefined
  }
  const category = [{ text: 'Procedure' }]
  expect((await correct({ ...STORED, category }, {}))?.category).toEqual(category)
  const { category: __, ...uncategorised } = STORED
  expect((await correct(uncategorised, {}))?.category).toEqual(STORED.category)
  const { focus: _, bodySite: ___, device: ____, ...bare } = STORED
  const nothing = await correct(bare, { lesion: undefined, place: '', device: '' })
  expect(nothing).not.toHaveProperty('focus')
  expect(nothing).not.toHaveProperty('device')
  const focus = [{ display: 'The lesion' }]
  expect((await correct({ ...bare, focus }, { lesion: undefined, place: 'The lesion' }))?.focus).toEqual(
    focus,
  )
})

test('an exam of another patient, or one that is none, is not withdrawn', async () => {
  const codeOf = async (stored: unknown) => {
    const result = planExamInError(stored, 'wrong lesion', await saveContext())
    return result.ok ? undefined : result.code
  }
  expect(await codeOf({ ...STORED, subject: { reference: 'Patient/p2' } })).toBe('other-patient')
  expect(await codeOf({ ...STORED, status: 'entered-in-error' })).toBe('already-in-error')
  expect(await codeOf({ resourceType: 'Patient', id: 'p1' })).toBe('not-found')
})
