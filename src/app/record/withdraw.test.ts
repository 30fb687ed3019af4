import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { tipmCoding } from '../../fhir/codes/tipm-codes.ts'
import { FULL_STORAGE } from '../../fhir/write/storage-form.ts'
import { loadModel } from '../../model/load-model.ts'
import tipm from '../../model/tipm.json' with { type: 'json' }
import { loadSite } from '../../site/load-site.ts'
import { written } from '../../text/written.ts'
import { testSession } from '../server/test-session.ts'
import { withdraw } from './withdraw.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const model = await loadModel(tipm)
const site = loadSite({
  name: 'Test',
  smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'app' }] },
})
if (!model.ok || !site.ok) throw new Error('test set-up')

const FHIR = 'https://ehr.example/fhir'
const context = {
  read: { patientId: 'p1', asOf: new Date(), site: site.value, model: model.value, failures: [] },
  author: undefined,
  encounter: undefined,
  appVersion: '0',
  phrases: written.en,
  confirmed: true,
}
const assessment = (changes: object = {}) => ({
  resourceType: 'RiskAssessment',
  id: '12',
  meta: { versionId: '3' },
  status: 'final',
  method: { coding: [tipmCoding('tipm-assessment')] },
  code: { coding: [tipmCoding('tipm-assessment')] },
  subject: { reference: 'Patient/p1' },
  ...changes,
})
const stored = (json: object) => http.get(`${FHIR}/RiskAssessment/12`, () => HttpResponse.json(json))
const mark = () => withdraw(testSession(), 'RiskAssessment/12', 'wrong week', [], context, [FULL_STORAGE])

it('marks the version that is in the chart now, by If-Match', async () => {
  let sent: fhir4.Bundle | undefined
  server.use(
    stored(assessment()),
    http.post(FHIR, async ({ request }) => {
      sent = (await request.json()) as fhir4.Bundle
      const entry = (sent.entry ?? []).map(() => ({
        response: { status: '200 OK', location: 'RiskAssessment/12/_history/4' },
      }))
      return HttpResponse.json({ resourceType: 'Bundle', type: 'transaction-response', entry })
    }),
  )
  expect(await mark()).toEqual({ kind: 'done' })
  expect(sent?.entry?.[0]).toMatchObject({
    resource: { resourceType: 'RiskAssessment', status: 'entered-in-error' },
    request: { method: 'PUT', url: 'RiskAssessment/12', ifMatch: 'W/"3"' },
  })
})

it('leaves the assessment of another patient alone', async () => {
  server.use(stored(assessment({ subject: { reference: 'Patient/p2' } })))
  expect(await mark()).toEqual({ kind: 'not-possible', code: 'other-patient' })
})

it('says that someone else changed it in the meantime', async () => {
  server.use(
    stored(assessment()),
    http.post(FHIR, () => new HttpResponse(null, { status: 412 })),
  )
  expect(await mark()).toMatchObject({ kind: 'refused', refusal: { code: 'conflict' } })
})

it('says that the session is over', async () => {
  server.use(http.get(`${FHIR}/RiskAssessment/12`, () => new HttpResponse(null, { status: 401 })))
  expect(await mark()).toMatchObject({ kind: 'refused', refusal: { code: 'expired' } })
})
