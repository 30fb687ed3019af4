import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { fetchSite } from './fetch-site.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const read = (answer: () => Response) => {
  server.use(http.get('https://app.example/site.json', answer))
  return fetchSite('https://app.example/index.html')
}
const text = (json: string) => () =>
  HttpResponse.text(json, { headers: { 'content-type': 'application/json' } })

test('reads a site file, with a byte order mark as well', async () => {
  const site = '\ufeff{"name":"A","smart":{"issuers":[{"iss":"https://ehr.example/fhir","clientId":"tipm"}]}}'
  expect(await read(text(site))).toMatchObject({ ok: true, value: { name: 'A' } })
})

test('a key given twice, or text that is no JSON, is a fault with its place', async () => {
  expect(await read(text('{\n"name": "A",\n"name": "B"}'))).toMatchObject({
    problem: { code: 'site-file-invalid', faults: [{ line: 3, column: 1, path: 'name' }] },
  })
  expect(await read(text('{"name": }'))).toMatchObject({
    problem: { code: 'site-file-invalid', faults: [{ line: 1, column: 10 }] },
  })
})

test('what a schema refuses is named with its place', async () => {
  expect(await read(text('{"name":"A",\n"smart":{"issuers":[]},"colour":1}'))).toMatchObject({
    problem: { code: 'site-file-invalid', faults: [{ line: 2 }, { line: 2 }] },
  })
})

test('a missing file, or a page in its place, is unreachable', async () => {
  const unreachable = { ok: false, problem: { code: 'site-file-unreachable', detail: 'site.json' } }
  expect(await read(() => new HttpResponse(null, { status: 404 }))).toEqual(unreachable)
  expect(await read(() => HttpResponse.html('<!doctype html>'))).toEqual(unreachable)
  expect(await read(() => HttpResponse.error())).toEqual(unreachable)
})
