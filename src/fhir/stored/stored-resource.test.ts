import { expect, test } from 'vitest'
import { SUBJECT } from '../../../test/support/chart-builders.ts'
import { TIPM_SYSTEM } from '../codes/canonical.ts'
import { pointsReference, storedAssessment, storedPoints } from './stored-resource.ts'

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

test('finds the assessment and its points among what was read again', () => {
  const read = [null, { resourceType: 'Patient' }, points, assessment]
  expect(storedAssessment(read)).toMatchObject({
    id: 'r',
    versionId: '2',
    subject: 'Patient/p1',
    status: 'final',
  })
  expect(storedPoints(read)).toMatchObject({ id: 'o', versionId: '5', json: points })
})

test('does not find what is of another kind or carries no version', () => {
  expect(storedAssessment([points])).toBeUndefined()
  expect(storedPoints([{ ...points, code: code('nlr') }])).toBeUndefined()
  expect(storedAssessment([{ ...assessment, meta: {} }])).toBeUndefined()
  expect(storedAssessment([{ ...assessment, code: { text: 'TIPM' } }])).toBeUndefined()
})

test('finds the points an assessment rests on by their name', () => {
  const basis = [
    { reference: 'Observation/n', display: 'NLR' },
    { reference: 'https://ehr.example/fhir/Observation/o/_history/5', display: 'TIPM points' },
  ]
  expect(pointsReference({ ...assessment, basis })).toBe('Observation/o')
  expect(pointsReference(assessment)).toBeUndefined()
  expect(pointsReference('x')).toBeUndefined()
})
