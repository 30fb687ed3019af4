import { expect, test } from 'vitest'
import { SUBJECT } from '../../../test/support/chart-builders.ts'
import { ASSESSMENT_IDENTIFIER, TIPM_SYSTEM } from '../codes/canonical.ts'
import { partReferences, storedAssessment, storedParts } from './stored-resource.ts'

const code = (value: string) => ({ coding: [{ system: TIPM_SYSTEM, code: value }] })
const assessment = {
  resourceType: 'RiskAssessment',
  id: 'r',
  meta: { versionId: '2' },
  status: 'final',
  code: code('tipm-assessment'),
  subject: SUBJECT,
}
const points = {
  resourceType: 'Observation',
  id: 'o',
  meta: { versionId: '5' },
  status: 'final',
  code: code('tipm-points'),
  subject: SUBJECT,
}

test('finds the assessment and what was computed with it, but for what is in error, among what was read again', () => {
  const read = [null, { resourceType: 'Patient' }, points, assessment]
  expect(storedAssessment(read)).toMatchObject({
    id: 'r',
    versionId: '2',
    subject: 'Patient/p1',
    status: 'final',
  })
  const withdrawn = { ...points, id: 'p', status: 'entered-in-error' }
  expect(storedParts([...read, points, withdrawn], 'tipm-points')).toMatchObject([
    { id: 'o', versionId: '5', json: points },
  ])
})

test('of a document it has the status of the content, unless the document itself is in error', () => {
  const document = {
    ...assessment,
    resourceType: 'DocumentReference',
    type: assessment.code,
    status: 'current',
  }
  const statusOf = (more: object) => storedAssessment([{ ...document, ...more }])?.status
  expect(statusOf({ docStatus: 'preliminary' })).toBe('preliminary')
  expect(statusOf({})).toBe('current')
  expect(statusOf({ docStatus: 'final', status: 'entered-in-error' })).toBe('entered-in-error')
  expect(storedAssessment([{ ...document, type: undefined }])).toBeUndefined()
})

test('does not find what is of another kind or carries no version', () => {
  expect(storedAssessment([points])).toBeUndefined()
  expect(storedParts([{ ...points, code: code('nlr') }], 'tipm-points')).toEqual([])
  expect(storedAssessment([{ ...assessment, meta: {} }])).toBeUndefined()
  expect(storedAssessment([{ ...assessment, id: undefined }])).toBeUndefined()
  expect(storedAssessment([{ ...assessment, code: { text: 'TIPM' } }])).toBeUndefined()
})

test('finds ratio, dT and points of an assessment by the names in its basis, each once', () => {
  const basis = [
    { reference: 'Observation/n', display: 'NLR' },
    { reference: 'Observation/n/_history/2', display: 'NLR' },
    { reference: 'Observation/a', display: 'Albumin' },
    { reference: 'https://ehr.example/fhir/Observation/o/_history/5', display: 'TIPM points' },
  ]
  expect(partReferences({ ...assessment, basis })).toEqual(['Observation/n', 'Observation/o'])
  // Since then by their own identifiers, whatever they are called.
  const identifier = { system: ASSESSMENT_IDENTIFIER, value: 'x' }
  const named = [
    { reference: 'Observation/p', identifier, display: '总分' },
    { reference: 'Observation/q', identifier: { system: 'urn:other', value: 'x' }, display: '白蛋白' },
    { identifier, display: 'dT' },
    { reference: 'RiskAssessment/r', display: 'NLR' },
  ]
  expect(partReferences({ ...assessment, basis: named })).toEqual(['Observation/p'])
  expect(partReferences(assessment)).toEqual([])
  expect(partReferences('x')).toEqual([])
})
