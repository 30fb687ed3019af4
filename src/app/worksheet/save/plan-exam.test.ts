import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readContext } from '../../../../test/support/read-context.ts'
import { examContent, type StiffnessRecord } from '../../../fhir/elastography/stiffness-record.ts'
import { FULL_STORAGE, storageOptions } from '../../../fhir/write/storage-form.ts'
import { written } from '../../../text/written.ts'
import { testSession } from '../../server/test-session.ts'
import { type ExamSubject, planExam, sendExam, withdrawExam } from './plan-exam.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const FHIR = 'https://ehr.example/fhir'
const RECORD: StiffnessRecord = {
  ...{ time: '2026-11-16', lesion: undefined, place: '', device: '' },
  sites: { A: { kind: 'median', median: 12 } },
}
const STORED = (changes: object = {}) => ({
  resourceType: 'Observation',
  id: '7',
  meta: { versionId: '3' },
  status: 'final',
  subject: { reference: 'Patient/p1' },
  ...examContent(RECORD, 5, written.en),
  ...changes,
})

async function subject(changes: Partial<ExamSubject> = {}): Promise<ExamSubject> {
  return {
    session: testSession(),
    exam: 'followUp',
    record: RECORD,
    corrects: undefined,
    keep: [],
    chart: [],
    context: {
      ...{ author: undefined, encounter: undefined, appVersion: '0', phrases: written.en, confirmed: true },
      read: await readContext(),
    },
    storage: Promise.resolve([FULL_STORAGE, { ...FULL_STORAGE, form: 'observation', transaction: false }]),
    ...changes,
  }
}

/** An EHR whose search does not find the examination yet, and that has it on file when it is written. */
function onFile(observation: object) {
  server.use(
    http.get(`${FHIR}/Observation`, () => HttpResponse.json({ resourceType: 'Bundle', type: 'searchset' })),
    http.post(FHIR, async ({ request }) => {
      const { entry } = (await request.json()) as fhir4.Bundle
      const response = { status: '200 OK', location: 'Observation/7/_history/3' }
      return HttpResponse.json({
        ...{ resourceType: 'Bundle', type: 'transaction-response' },
        entry: (entry ?? []).map(() => ({ response })),
      })
    }),
    http.get(`${FHIR}/Observation/7`, () => HttpResponse.json(observation)),
  )
}

async function send() {
  const planned = await planExam(await subject())
  if (!planned.ok) throw new Error(JSON.stringify(planned.problem))
  return sendExam(await subject(), planned.value)
}

it('takes an examination that is on file with the same measurements for stored', async () => {
  onFile(STORED())
  expect(await send()).toMatchObject({ ok: true, existed: ['Observation/7', 'Observation/7'] })
})

it('says that another examination of that time was on file, and nothing stored', async () => {
  onFile(STORED(examContent({ ...RECORD, sites: { A: { kind: 'median', median: 13 } } }, 5, written.en)))
  expect(await send()).toEqual({ ok: false, against: { differs: 'Observation/7' } })
})

it('marks an examination that was stored twice as entered in error once, and leaves the first', async () => {
  const held = new Map<string, fhir4.Observation>()
  const store = (observation: fhir4.Observation, id: string) => {
    const versionId = String(Number(held.get(id)?.meta?.versionId ?? '0') + 1)
    held.set(id, { ...observation, id, meta: { versionId, lastUpdated: `2026-11-16T08:00:0${id}Z` } })
    return { response: { status: '200 OK', location: `Observation/${id}/_history/${versionId}` } }
  }
  server.use(
    http.get(`${FHIR}/Observation`, () => {
      const entry = [...held.values()].map((resource) => ({ resource }))
      return HttpResponse.json({ resourceType: 'Bundle', type: 'searchset', entry })
    }),
    http.get(`${FHIR}/Observation/:id`, ({ params }) => HttpResponse.json(held.get(String(params['id'])))),
    // What is on the way sends a create twice.
    http.post(FHIR, async ({ request }) => {
      const { entry = [] } = (await request.json()) as fhir4.Bundle<fhir4.Observation | fhir4.Provenance>
      const answered = entry.map(({ resource, request }) => {
        if (resource?.resourceType !== 'Observation') {
          return { response: { status: '201 Created', location: 'Provenance/1' } }
        }
        if (request?.method === 'PUT') return store(resource, resource.id ?? '')
        store(resource, '8')
        return { response: { ...store(resource, '9').response, status: '201 Created' } }
      })
      return HttpResponse.json({ resourceType: 'Bundle', type: 'transaction-response', entry: answered })
    }),
  )
  expect(await send()).toMatchObject({ ok: true, assessment: 'Observation/8', withdrawn: ['Observation/9'] })
  expect([...held.values()].map(({ status }) => status)).toEqual(['final', 'entered-in-error'])
})

it('corrects the version that was read, and no other', async () => {
  onFile(STORED())
  const corrects = { reference: 'Observation/7', versionId: '3' }
  const planned = await planExam(await subject({ corrects }))
  expect(planned.ok && planned.value.plan.bundle.entry?.[0]?.request).toEqual({
    ...{ method: 'PUT', url: 'Observation/7', ifMatch: 'W/"3"' },
  })
  const stale = await planExam(await subject({ corrects: { ...corrects, versionId: '2' } }))
  expect(stale).toEqual({ ok: false, problem: 'changed-meanwhile' })
})

it('plans nothing where the EHR takes no Observations', async () => {
  const storage = Promise.resolve(storageOptions(undefined, 'patient/Observation.rs'))
  expect(await planExam(await subject({ storage }))).toEqual({ ok: false, problem: 'not-granted' })
})

it('names the refusal of an expired session, when reading again and when sending', async () => {
  const refuse = () => new HttpResponse(null, { status: 401 })
  server.use(
    http.get(`${FHIR}/Observation`, refuse),
    http.get(`${FHIR}/Observation/7`, refuse),
    http.post(FHIR, refuse),
  )
  const expired = { code: 'expired', diagnostics: [] }
  expect(await planExam(await subject({ corrects: { reference: 'Observation/7' } }))).toEqual({
    ok: false,
    problem: expired,
  })
  expect(await send()).toEqual({ ok: false, ...expired })
  expect(await withdrawExam(await subject(), 'Observation/7', 'wrong lesion')).toEqual({
    ok: false,
    problem: expired,
  })
})
