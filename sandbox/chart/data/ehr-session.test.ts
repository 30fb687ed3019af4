import { afterEach, expect, test, vi } from 'vitest'
import { failureOf, refused, UNREACHABLE } from './chart-failure.ts'
import { fetchSession, requestLaunch } from './ehr-session.ts'

const answer = (body: unknown, status = 200) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))

afterEach(() => vi.unstubAllGlobals())

test('a session without a slash at the end of its base is what the reader gets', async () => {
  answer({ token: 't', fhirBase: 'http://ehr.test/fhir/', user: 'Practitioner/dr-lin', apps: [] })
  expect(await fetchSession()).toEqual({
    ok: true,
    value: { token: 't', fhirBase: 'http://ehr.test/fhir', user: 'Practitioner/dr-lin' },
  })
})

test('half a session is refused', async () => {
  answer({ token: 't' })
  expect(await fetchSession()).toMatchObject({
    ok: false,
    problem: expect.stringContaining('unexpected: a session'),
  })
})

test('a launch opens only web addresses', async () => {
  answer({ launch: 'x', launchUrl: 'http://ehr.test/app/launch.html?launch=x' })
  const request = { patient: 'pt-1001', needPatientBanner: true }
  expect(await requestLaunch(request)).toMatchObject({ ok: true })
  answer({ launch: 'x', launchUrl: 'javascript:alert(1)' })
  expect(await requestLaunch(request)).toMatchObject({ ok: false })
})

const NOTHING = { status: undefined, diagnostics: undefined }

test('every failure has a sentence', () => {
  expect(failureOf({ ...NOTHING, code: 'timeout' })).toBe(UNREACHABLE)
  expect(refused(404, undefined)).toBe('The server answered 404.')
  expect(refused(422, 'No')).toBe('The server answered 422: No')
  expect(failureOf({ ...NOTHING, code: 'invalid-answer' })).toMatch(/unexpected: invalid-answer/)
})
