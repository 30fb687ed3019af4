import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import { createSandbox } from '../../sandbox/server.ts'
import { run } from '../../src/cli/run.ts'
import { rangesAllowed } from './ehr-over-hapi.ts'
import { type Hapi, startHapi } from './hapi.ts'

const now = new Date()
const bundles = scenarioBundles(now)
const folder = mkdtempSync(join(tmpdir(), 'tipm-bulk-'))

let hapi: Hapi
beforeAll(async () => {
  hapi = await startHapi({ bulkExport: true })
  const answer = await fetch(`${hapi.fhirBase}/SearchParameter/${rangesAllowed.id}`, {
    ...{ method: 'PUT', headers: { 'content-type': 'application/fhir+json' } },
    body: JSON.stringify(rangesAllowed),
  })
  expect(answer.status).toBeLessThan(300)
  // Stores the scenario patients there.
  const ehr = await createSandbox({ bundles, externalFhir: hapi.fhirBase })
  await ehr.close()
})
afterAll(async () => {
  await hapi?.stop()
  rmSync(folder, { recursive: true })
})

const tipm = (...args: readonly string[]) =>
  run(['population', ...args, '--as-of', now.toISOString()], { now, readStdin: async () => new Uint8Array() })

const rowsIn = (out: string) =>
  readFileSync(join(out, 'rows.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test.each([
  ['all patients', ''],
  ['the patient level', '/Patient'],
])('an export of HAPI at %s gives the rows of the same patients\u2019 files', async (_, level) => {
  const [asked, given] = [join(folder, `asked${level}`), join(folder, `given${level}`)]
  const files = join(folder, `files${level}`)
  mkdirSync(files, { recursive: true })
  const lines = bundles.flatMap(({ entry = [] }) => entry.map(({ resource }) => JSON.stringify(resource)))
  writeFileSync(join(files, 'all.ndjson'), lines.join('\n'))
  expect(await tipm(files, '--out', given)).toMatchObject({ exitCode: 0 })
  const result = await tipm('--export', `${hapi.fhirBase}${level}`, '--out', asked)
  console.log(result.stderr)
  expect(result).toMatchObject({ exitCode: 0 })
  const [found, expected] = [rowsIn(asked), rowsIn(given)]
  expect(found).toEqual(expected)
  expect(found.length).toBeGreaterThan(5)
})
