import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EhrOverHapi, startEhrOverHapi } from './ehr-over-hapi.ts'

let over: EhrOverHapi
beforeAll(async () => {
  over = await startEhrOverHapi()
})
afterAll(() => over?.stop())

const PATIENT = 'pt-1019'
const READ = 'patient/Patient.r patient/Observation.rs patient/Condition.rs'

interface Answer {
  readonly status: number
  readonly body: fhir4.Bundle<fhir4.FhirResource>
}

/** One request through the authorization, with a token for these scopes and one patient; no scopes: no token. */
async function ask(scopes: string, path: string, init: RequestInit = {}, patient = PATIENT): Promise<Answer> {
  const token = scopes === '' ? undefined : await over.ehr.issueToken(scopes, patient)
  const response = await fetch(path.startsWith('http') ? path : `${over.ehr.fhirBase}${path}`, {
    ...init,
    headers: {
      'content-type': 'application/fhir+json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...init.headers,
    },
  })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) })
const resourcesOf = ({ body }: Answer) => (body.entry ?? []).map(({ resource }) => resource)
const nextOf = ({ body }: Answer) => body.link?.find(({ relation }) => relation === 'next')?.url

const risk = (patient: string, key: string): fhir4.RiskAssessment => ({
  resourceType: 'RiskAssessment',
  identifier: [{ system: 'urn:test', value: key }],
  status: 'final',
  subject: { reference: `Patient/${patient}` },
})

test('a long search is read page by page through the authorization, without gap or double', async () => {
  const ids: (string | undefined)[] = []
  let pages = 0
  let next: string | undefined = `/Observation?patient=${PATIENT}&_count=100&_sort=date`
  while (next !== undefined) {
    const page: Answer = await ask(READ, next)
    expect(page.status).toBe(200)
    ids.push(...resourcesOf(page).map((resource) => resource?.id))
    pages += 1
    next = nextOf(page)
    if (next !== undefined) expect(next.startsWith(over.ehr.fhirBase)).toBe(true)
  }
  const all = await over.hapi.search('Observation', `patient=${PATIENT}`)
  expect(pages).toBe(Math.ceil(all.length / 100))
  expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
})

test('the patient is named either way, in the URL or in a POST', async () => {
  const code = 'code=http://loinc.org|1751-7'
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const answers = [
    await ask(READ, `/Observation?patient=${PATIENT}&${code}&_count=200`),
    await ask(READ, `/Observation?patient=Patient/${PATIENT}&${code}&_count=200`),
    await ask(READ, '/Observation/_search', {
      method: 'POST',
      headers: form,
      body: `patient=${PATIENT}&${code}&_count=200`,
    }),
  ]
  const [first, ...others] = answers.map((answer) => resourcesOf(answer).map((resource) => resource?.id))
  expect(first?.length).toBeGreaterThan(60)
  for (const ids of others) expect(ids).toEqual(first)
})

test('a batch answers each entry by itself, and refuses the one that is not covered', async () => {
  const entry = [
    `Patient/${PATIENT}`,
    `Observation?patient=${PATIENT}&_count=2`,
    'Observation?patient=pt-1001',
    `Procedure?patient=${PATIENT}`,
  ].map((url) => ({ request: { method: 'GET', url } }))
  const answer = await ask(READ, '', post({ resourceType: 'Bundle', type: 'batch', entry }))
  expect(answer.body.entry?.map(({ response }) => response?.status?.slice(0, 3))).toEqual([
    ...['200', '200', '200', '403'],
  ])
  const [, own, foreign] = resourcesOf(answer) as (fhir4.Bundle | undefined)[]
  expect(own?.entry).toHaveLength(2)
  expect(foreign?.entry ?? []).toEqual([])
})

test("another patient's data does not come out, by search, by id or by a page of someone else's search", async () => {
  expect(resourcesOf(await ask(READ, '/Observation?patient=pt-1001'))).toEqual([])
  expect((await ask(READ, '/Patient/pt-1001')).status).toBe(403)
  const [foreign] = await over.hapi.search('Observation', 'patient=pt-1001')
  expect((await ask(READ, `/Observation/${foreign?.id}`)).status).toBe(403)
  const page = nextOf(await ask(READ, '/Observation?_count=20', {}, 'pt-1001'))
  expect(page).toContain('_getpages=')
  expect(resourcesOf(await ask(READ, page ?? ''))).toEqual([])
})

test('what no scope covers is refused in front of HAPI, and a transaction as a whole', async () => {
  expect((await ask('', `/Patient/${PATIENT}`)).status).toBe(401)
  expect((await ask(READ, `/Procedure?patient=${PATIENT}`)).status).toBe(403)
  expect((await ask(READ, '/RiskAssessment', post(risk(PATIENT, 'no-scope')))).status).toBe(403)
  const writes = `${READ} patient/RiskAssessment.cu`
  expect((await ask(writes, '/RiskAssessment', post(risk('pt-1001', 'foreign')))).status).toBe(403)
  const request = { method: 'POST', url: 'RiskAssessment' }
  const entry = [
    { resource: risk(PATIENT, 'whole'), request },
    { resource: risk('pt-1001', 'whole'), request },
  ]
  const whole = await ask(writes, '', post({ resourceType: 'Bundle', type: 'transaction', entry }))
  expect(whole.status).toBe(403)
  expect(await over.hapi.search('RiskAssessment')).toEqual([])
})

test('conditional create and If-Match reach HAPI, and its answers come back', async () => {
  const writes = 'patient/RiskAssessment.cru'
  const once = { ...post(risk(PATIENT, 'once')), headers: { 'if-none-exist': 'identifier=urn:test|once' } }
  const first = await ask(writes, '/RiskAssessment', once)
  const second = await ask(writes, '/RiskAssessment', once)
  expect([first.status, second.status]).toEqual([201, 200])
  const stored = first.body as unknown as fhir4.RiskAssessment
  const update = (status: fhir4.RiskAssessment['status'], version: string): RequestInit => ({
    method: 'PUT',
    body: JSON.stringify({ ...stored, status }),
    headers: { 'if-match': `W/"${version}"` },
  })
  const path = `/RiskAssessment/${stored.id}`
  expect((await ask(writes, path, update('amended', '1'))).status).toBe(200)
  expect((await ask(writes, path, update('final', '1'))).status).toBe(409)
})
