import { expect, test } from 'vitest'
import { outcomeTexts } from '../resources/outcome-texts.ts'
import { onFile, readSaveAnswer, readSingleAnswer, versionedProvenance } from './save-answer.ts'

const entry = (method: 'POST' | 'PUT', url: string): fhir4.BundleEntry => ({ request: { method, url } })
const PLAN: fhir4.Bundle = {
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [entry('POST', 'Observation'), entry('POST', 'RiskAssessment'), entry('POST', 'Provenance')],
}
const answer = (...responses: object[]) => ({
  resourceType: 'Bundle',
  type: 'transaction-response',
  entry: responses.map((response) => ({ response })),
})
const outcome = (diagnostics: string, expression?: string[]) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'invalid', diagnostics, ...(expression ? { expression } : {}) }],
})

test('tells what was created from what was there', () => {
  const body = answer(
    { status: '200 OK', location: 'Observation/7/_history/1' },
    { status: '201 Created', location: 'https://ehr.example/fhir/RiskAssessment/12/_history/1' },
    { status: '201', location: 'Provenance/9/_history/1' },
  )
  expect(readSaveAnswer(200, body, PLAN)).toEqual({
    ok: true,
    created: ['RiskAssessment/12', 'Provenance/9'],
    existed: ['Observation/7'],
    updated: [],
    assessment: 'RiskAssessment/12',
    repeats: [],
    withdrawn: [],
  })
})

test('takes the place of an update from the plan where the server does not repeat it', () => {
  const plan: fhir4.Bundle = {
    ...PLAN,
    entry: [entry('PUT', 'RiskAssessment/12'), entry('POST', 'Provenance')],
  }
  const body = answer({ status: '200 OK' }, { status: '201 Created', location: 'Provenance/9/_history/1' })
  expect(readSaveAnswer(200, body, plan)).toMatchObject({
    ok: true,
    updated: ['RiskAssessment/12'],
    created: ['Provenance/9'],
    assessment: 'RiskAssessment/12',
  })
})

test('takes the place of a created resource from its body where there is no location', () => {
  const body = {
    resourceType: 'Bundle',
    entry: ['Observation', 'RiskAssessment', 'Provenance'].map((resourceType) => ({
      response: { status: '201 Created' },
      resource: { resourceType, id: '5' },
    })),
  }
  expect(readSaveAnswer(200, body, PLAN)).toMatchObject({ assessment: 'RiskAssessment/5' })
})

test.each([
  [401, 'expired'],
  [403, 'not-permitted'],
  [404, 'not-supported'],
  [405, 'not-supported'],
  [501, 'not-supported'],
  [409, 'conflict'],
  [412, 'conflict'],
  [400, 'invalid'],
  [413, 'invalid'],
  [415, 'invalid'],
  [422, 'invalid'],
  [429, 'server'],
  [500, 'server'],
  [503, 'server'],
])('calls a status of %d %s, with the words of the server', (status, code) => {
  expect(readSaveAnswer(status, outcome('Not today'), PLAN)).toEqual({
    ok: false,
    code,
    diagnostics: ['Not today'],
  })
})

test('takes one failed entry for a failed save', () => {
  const body = answer(
    { status: '201 Created' },
    { status: '422', outcome: outcome('No', ['RiskAssessment.status']) },
    {
      status: '201',
    },
  )
  expect(readSaveAnswer(200, body, PLAN)).toEqual({
    ok: false,
    code: 'invalid',
    diagnostics: ['No - RiskAssessment.status'],
  })
})

test.each([
  ['nothing', undefined],
  ['text', '<html>'],
  ['another resource', { resourceType: 'Patient' }],
  ['a Bundle without entries', { resourceType: 'Bundle' }],
  ['an empty answer', answer()],
  [
    'entries of which none says where',
    answer({ status: '201 Created' }, { status: '201 Created' }, { status: '201 Created' }),
  ],
  ['fewer answers than entries', answer({ status: '201 Created', location: 'Observation/1' })],
])('does not take %s for a save that worked', (_, body) => {
  expect(readSaveAnswer(200, body, PLAN)).toEqual({ ok: false, code: 'unreadable', diagnostics: [] })
})

test("gives the server's words issue by issue, and none of what is no outcome", () => {
  const issue = [{ diagnostics: 'First' }, { details: { text: 'Second' } }, { code: 'third' }, {}]
  expect(outcomeTexts({ resourceType: 'OperationOutcome', issue })).toEqual(['First', 'Second', 'third'])
  expect(outcomeTexts({ error: 'x' })).toEqual([])
})

const created = entry('POST', 'RiskAssessment')
const updated = entry('PUT', 'RiskAssessment/12')
const stored = { resourceType: 'RiskAssessment', id: '12' }
const at = 'https://ehr.example/fhir/RiskAssessment/12/_history/1'
const nothing = { created: [], existed: [], updated: [], repeats: [], withdrawn: [] }
const twelve = { ok: true, assessment: 'RiskAssessment/12', ...nothing }

test('an entry sent by itself is created by a 201, was there by a 200, and is updated by a PUT', () => {
  expect(readSingleAnswer(201, undefined, at, created)).toEqual({ ...twelve, created: ['RiskAssessment/12'] })
  expect(readSingleAnswer(200, undefined, at, created)).toEqual({ ...twelve, existed: ['RiskAssessment/12'] })
  expect(readSingleAnswer(200, undefined, at, updated)).toEqual({ ...twelve, updated: ['RiskAssessment/12'] })
  expect(readSingleAnswer(201, undefined, at, updated)).toEqual({ ...twelve, updated: ['RiskAssessment/12'] })
  expect(readSingleAnswer(299, stored, undefined, created)).toMatchObject({ ok: true })
})

test('its place is in the header, else in the body; without either, or at another place, it is not known to be stored', () => {
  expect(readSingleAnswer(201, stored, undefined, created)).toMatchObject({ assessment: 'RiskAssessment/12' })
  const unreadable = { ok: false, code: 'unreadable' }
  expect(readSingleAnswer(201, undefined, undefined, created)).toMatchObject(unreadable)
  expect(readSingleAnswer(201, undefined, 'Observation/12', created)).toMatchObject(unreadable)
  expect(readSingleAnswer(200, undefined, 'RiskAssessment/13', updated)).toMatchObject(unreadable)
  expect(readSingleAnswer(200, undefined, 'RiskAssessment/123', updated)).toMatchObject(unreadable)
  expect(readSingleAnswer(200, outcome('No'), at, updated)).toEqual({ ...unreadable, diagnostics: ['No'] })
})

test('any other status is a refusal, with its meaning and the words of the server', () => {
  const refusals = [199, 300, 400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 500, 501].map((status) => {
    const read = readSingleAnswer(status, outcome('No'), at, created)
    return read.ok ? [status] : [status, read.code, ...read.diagnostics]
  })
  expect(refusals).toEqual([
    [199, 'server', 'No'],
    [300, 'server', 'No'],
    [400, 'invalid', 'No'],
    [401, 'expired', 'No'],
    [403, 'not-permitted', 'No'],
    [404, 'not-supported', 'No'],
    [405, 'not-supported', 'No'],
    [409, 'conflict', 'No'],
    [412, 'conflict', 'No'],
    [413, 'invalid', 'No'],
    [415, 'invalid', 'No'],
    [422, 'invalid', 'No'],
    [500, 'server', 'No'],
    [501, 'not-supported', 'No'],
  ])
})

test('what is on file already is not stored again, with what stands beside it', () => {
  const repeats = [{ reference: 'RiskAssessment/13', isSame: true }]
  const existed = ['RiskAssessment/12']
  expect(onFile('RiskAssessment/12', repeats, false)).toEqual({ ...twelve, existed, repeats })
  expect(onFile('RiskAssessment/12', [], true)).toEqual({ ...twelve, updated: ['RiskAssessment/12'] })
})

test('an answer that is no success is none, whatever it carries', () => {
  const body = answer(...[1, 2, 3].map(() => ({ status: '201', location: 'RiskAssessment/1/_history/1' })))
  for (const status of [199, 300]) expect(readSaveAnswer(status, body, PLAN)).toMatchObject({ ok: false })
  expect(readSaveAnswer(299, body, PLAN)).toMatchObject({ ok: true })
})

test('where no RiskAssessment is among what was stored, the assessment is the first that is no Provenance', () => {
  const plan: fhir4.Bundle = { ...PLAN, entry: [entry('POST', 'Provenance'), entry('POST', 'Observation')] }
  const body = answer(
    { status: '201', location: 'Provenance/9/_history/1' },
    { status: '201', location: 'Observation/7/_history/1' },
  )
  expect(readSaveAnswer(200, body, plan)).toMatchObject({ ok: true, assessment: 'Observation/7' })
  const only: fhir4.Bundle = { ...PLAN, entry: [entry('POST', 'Provenance')] }
  const one = answer({ status: '201', location: 'Provenance/9/_history/1' })
  expect(readSaveAnswer(200, one, only)).toMatchObject({ ok: false, code: 'unreadable' })
})

test('the Provenance names the versions that the server tells, in the place or in the etag, and leaves what has none', () => {
  const targets = ['urn:uuid:o', 'urn:uuid:r', 'urn:uuid:p']
  const source: fhir4.Provenance = {
    resourceType: 'Provenance',
    recorded: '2026-11-23T12:00:00Z',
    target: targets.map((reference) => ({ reference })),
    agent: [],
  }
  const plan = {
    ...PLAN,
    entry: [
      { ...entry('PUT', 'Observation/7'), fullUrl: 'urn:uuid:o' },
      { ...entry('POST', 'RiskAssessment'), fullUrl: 'urn:uuid:r' },
      { ...entry('PUT', 'Observation/8'), fullUrl: 'urn:uuid:p' },
      {
        ...entry('POST', 'Provenance'),
        fullUrl: 'urn:uuid:s',
        resource: source,
      },
    ],
  } satisfies fhir4.Bundle
  const body = (own: object) =>
    answer(
      { status: '200 OK', location: 'Observation/7', etag: 'W/"3"' },
      { status: '201 Created', location: 'https://ehr.example/fhir/RiskAssessment/12/_history/1' },
      { status: '200 OK' },
      own,
    )
  const created = { status: '201 Created', location: 'Provenance/9/_history/5' }
  expect(versionedProvenance(body(created), plan)).toMatchObject({
    resource: {
      id: '9',
      recorded: '2026-11-23T12:00:00Z',
      target: [
        { reference: 'Observation/7/_history/3' },
        { reference: 'RiskAssessment/12/_history/1' },
        { reference: 'Observation/8' },
      ],
    },
    request: { method: 'PUT', url: 'Provenance/9', ifMatch: 'W/"5"' },
  })
  expect(versionedProvenance(body({ ...created, status: '200 OK' }), plan)).toBeUndefined()
  expect(versionedProvenance(body({ status: '201', location: 'Provenance/9' }), plan)).toBeUndefined()
  expect(versionedProvenance(body(created), { ...plan, entry: plan.entry.slice(0, 3) })).toBeUndefined()
})

test('the Provenance is left as it was written where the server tells no version of what it is about, or its own by the etag alone', () => {
  const resource: fhir4.Provenance = {
    resourceType: 'Provenance',
    recorded: '2026-11-23T12:00:00Z',
    target: [{ reference: 'urn:uuid:r' }, { reference: 'Observation/of-old' }],
    agent: [],
  }
  const plan: fhir4.Bundle = {
    ...PLAN,
    entry: [
      { ...entry('POST', 'RiskAssessment'), fullUrl: 'urn:uuid:r' },
      { ...entry('POST', 'Provenance'), fullUrl: 'urn:uuid:s', resource },
    ],
  }
  const read = (risk: object, own: object) =>
    versionedProvenance(
      answer({ status: '201', ...risk }, { status: '201', location: 'Provenance/9', ...own }),
      plan,
    )
  const told = { location: 'RiskAssessment/12', etag: 'W/"3"' }
  for (const [etag, ifMatch] of [
    ['W/"7"', 'W/"7"'],
    ['"7"', 'W/"7"'],
  ])
    expect(read(told, { etag })).toMatchObject({
      // What the plan did not write keeps its reference.
      resource: {
        target: [{ reference: 'RiskAssessment/12/_history/3' }, { reference: 'Observation/of-old' }],
      },
      request: { ifMatch },
    })
  expect(read({ location: 'RiskAssessment/12' }, { etag: 'W/"7"' })).toBeUndefined()
  expect(read(told, {})).toBeUndefined()
  expect(versionedProvenance({ resourceType: 'OperationOutcome' }, plan)).toBeUndefined()
  expect(versionedProvenance(answer(), { resourceType: 'Bundle', type: 'transaction' })).toBeUndefined()
})
