import { afterEach, expect, test, vi } from 'vitest'
import { fail, ok } from '../../../src/result.ts'
import { type ChartResult, UNREACHABLE } from './chart-failure.ts'
import type { Session } from './ehr-session.ts'
import { createFhirReader } from './fhir-reader.ts'

const session: Session = { token: 'one', fhirBase: 'http://ehr.test/fhir', user: 'Practitioner/dr-lin' }
const bundle = (ids: string[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: ids.map((id) => ({ resource: { resourceType: 'Patient', id } })),
  link: next === undefined ? [] : [{ relation: 'next', url: next }],
})

/** Answers by URL; records what was asked with which token. */
function serve(answers: (url: string, token: string) => [status: number, body: unknown]) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const token = new Headers(init.headers).get('authorization') ?? ''
    asked.push(`${token} ${url}`)
    const [status, body] = answers(url, token)
    return new Response(JSON.stringify(body), { status })
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

const noRenewal = async (): Promise<ChartResult<Session>> => fail(UNREACHABLE)

test('a search follows every page', async () => {
  serve((url) => [
    200,
    url.includes('page=2') ? bundle(['c']) : bundle(['a', 'b'], 'http://ehr.test/fhir?page=2'),
  ])
  const found = await createFhirReader(session, noRenewal).search('Patient')
  expect(found.ok && found.value.map((patient) => patient.id)).toEqual(['a', 'b', 'c'])
})

test('a next page elsewhere is not followed: the token stays here', async () => {
  const asked = serve(() => [200, bundle(['a'], 'http://elsewhere.test/fhir?page=2')])
  const found = await createFhirReader(session, noRenewal).search('Patient')
  expect(found).toMatchObject({ ok: false, problem: expect.stringContaining('unexpected') })
  expect(asked).toHaveLength(1)
})

test('a next link that never ends is a failure', async () => {
  serve(() => [200, bundle(['a'], 'http://ehr.test/fhir?page=2')])
  const found = await createFhirReader(session, noRenewal).search('Patient')
  expect(found).toMatchObject({ ok: false, problem: expect.stringContaining('unexpected') })
})

test('an expired token is renewed once and the request repeated', async () => {
  const asked = serve((_, token) => (token === 'Bearer two' ? [200, bundle(['a'])] : [401, {}]))
  const reader = createFhirReader(session, async () => ok({ ...session, token: 'two' }))
  expect(await reader.search('Patient')).toMatchObject({ ok: true })
  expect(asked.map((line) => line.split(' ')[1])).toEqual(['one', 'two'])
})

test('a refusal carries the server’s own words', async () => {
  serve(() => [
    403,
    { resourceType: 'OperationOutcome', issue: [{ code: 'forbidden', diagnostics: 'No right' }] },
  ])
  expect(await createFhirReader(session, noRenewal).read('Patient', 'a')).toEqual(
    fail('The server answered 403: No right'),
  )
})

test('a server that is gone is a failure, not an exception', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('failed')
  })
  expect(await createFhirReader(session, noRenewal).read('Patient', 'a')).toEqual(fail(UNREACHABLE))
})

test('another resource than asked for is not taken', async () => {
  serve(() => [200, { resourceType: 'Group', id: 'a' }])
  expect(await createFhirReader(session, noRenewal).read('Patient', 'a')).toMatchObject({ ok: false })
})
