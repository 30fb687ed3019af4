import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { loadFiles } from '../../cds-hooks/load-files.ts'
import { loadSetup } from '../../src/cli/load-setup.ts'
import { fetchSite } from '../../src/page/setup/fetch-site.ts'

const folder = mkdtempSync(join(tmpdir(), 'tipm-site-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.unstubAllGlobals())

const ISSUERS = '"smart": { "issuers": [{ "iss": "https://ehr.example/fhir", "clientId": "tipm" }] }'
const two = (second: string) =>
  `{"name":"X","smart":{"issuers":[{"iss":"https://ehr.example/fhir","clientId":"tipm"},\n${second}]}}`

/** The file as the pages, the service and the command line read it: `ok`, or the place and words of each fault. */
async function verdicts(bytes: Uint8Array): Promise<string[]> {
  const file = join(folder, 'site.json')
  writeFileSync(file, bytes)
  vi.stubGlobal('fetch', async () => new Response(bytes.slice()))
  const [page, service, command] = await Promise.all([
    fetchSite('https://tipm.example/launch.html'),
    loadFiles(file),
    loadSetup({ site: file }),
  ])
  const words = (
    faults: readonly {
      line?: number | undefined
      column?: number | undefined
      path?: string | undefined
      said: string
    }[],
  ) => faults.map(({ line, column, path, said }) => `${line}:${column} ${path ?? ''} ${said}`).join('\n')
  return [
    page.ok ? 'ok' : words((page.problem.faults ?? []).map((fault) => ({ ...fault, said: fault.expected }))),
    service.ok ? 'ok' : words(service.problem.faults.map((fault) => ({ ...fault, said: fault.expected }))),
    command.ok ? 'ok' : words(command.problem.map((fault) => ({ ...fault, said: fault.message }))),
  ]
}

test.each<[string, string | Uint8Array, RegExp]>([
  ['as it should be', `{ "name": "X", ${ISSUERS} }`, /^ok$/],
  ['with a byte order mark', `\ufeff{ "name": "X", ${ISSUERS} }`, /^ok$/],
  [
    'with a key twice',
    `{ "name": "X",\n "name": "Y", ${ISSUERS} }`,
    /^2:2 name expected this key only once$/,
  ],
  ['with a comment', `{ // X\n "name": "X", ${ISSUERS} }`, /^1:3 {2}expected no comment/],
  ['with a comma too many', `{ "name": "X", ${ISSUERS},\n}`, /^2:1 {2}expected a property name/],
  ['with single quotes', `{ 'name': "X" }`, /^1:3 /],
  ['in UTF-16', Buffer.from(`\ufeff{ "name": "X", ${ISSUERS} }`, 'utf16le'), /^1:1 {2}expected UTF-8$/],
  ['that is empty', '', /^1:1 /],
  ['without a name', `{\n ${ISSUERS} }`, /^1:1 name expected a text$/],
  ['with a misspelt key', `{ "name": "X",\n "readings": {}, ${ISSUERS} }`, /^2:2 readings no such key/],
  [
    'with one base twice',
    two('{"iss":"https://EHR.example/fhir/","clientId":"b"}'),
    /^2:8 .*iss expected each FHIR base only once/,
  ],
  [
    'with a query in a base',
    two('{"iss":"https://b.example/?x=1","clientId":"b"}'),
    /^2:8 .*iss expected a FHIR base without/,
  ],
  [
    'with a blank in a client id',
    two('{"iss":"https://b.example","clientId":" b"}'),
    /^2:39 .*clientId expected a client id/,
  ],
])('pages, service and command line say the same of a site file %s', async (_, text, expected) => {
  const said = await verdicts(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  expect(said[0]).toMatch(expected)
  expect(new Set(said).size).toBe(1)
  expect(said[0]).not.toMatch(/invalid input|undefined|zod/i)
})
