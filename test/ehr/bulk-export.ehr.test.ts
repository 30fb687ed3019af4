import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import { createSandbox } from '../../sandbox/server.ts'
import { fetchExport } from '../../src/bulk/fetch-export.ts'
import { run } from '../../src/cli/run.ts'
import { readContext } from '../support/read-context.ts'
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

/** The rows of an export, of the day of the test. */
async function rowsOf(files: string): Promise<unknown[]> {
  const out = `${files}-rows`
  const io = { now, readStdin: async () => new Uint8Array() }
  const ran = await run(['population', files, '--out', out, '--as-of', now.toISOString()], io)
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
  const rows = readFileSync(join(out, 'rows.ndjson'), 'utf8').trimEnd().split('\n')
  return rows.map((line): unknown => JSON.parse(line))
}

test('an export of HAPI gives the rows of the same patients\u2019 files', async () => {
  const [files, asked] = [join(folder, 'files'), join(folder, 'asked')]
  mkdirSync(files)
  const lines = bundles.flatMap(({ entry = [] }) => entry.map(({ resource }) => JSON.stringify(resource)))
  writeFileSync(join(files, 'all.ndjson'), lines.join('\n'))
  const { site } = await readContext()
  const fetched = await fetchExport({
    ...{ url: hapi.fhirBase, folder: asked, credentials: undefined, fileHosts: [], rules: site.reading },
    progress: () => undefined,
    // HAPI asks to be left alone for two minutes; here it has nothing else to do.
    pause: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 2000))),
  })
  // HAPI does not take the request to delete the files of an export that is done.
  expect(fetched).toMatchObject({ ok: true, value: { wrongCounts: 0, isCleared: false, unanswered: 0 } })
  const [expected, found] = [await rowsOf(files), await rowsOf(asked)]
  expect(expected.length).toBeGreaterThan(15)
  expect(found).toEqual(expected)
}, 240_000)
