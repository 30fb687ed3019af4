import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from '../../sandbox/build-pages.ts'
import type { Snapshot } from '../../sandbox/fhir/version-store.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import { createSandbox, type Sandbox } from '../../sandbox/server.ts'

const REPOSITORY = join(import.meta.dirname, '../..')
const SITE = {
  name: 'Sandbox Hospital',
  timeZone: 'Asia/Shanghai',
  smart: { issuers: [{ iss: '', clientId: 'tipm-app' }] },
}

/** Names the data file with the scenario patients to the processes of a run. */
const PREPARED = 'TIPM_TEST_SCENARIOS'

let stored: Snapshot | undefined

/** The embedded EHR with the scenario patients, the chart and the built app, on a free port. */
export async function startEhr(options: SandboxOptions = {}): Promise<Sandbox> {
  await prepareEhr()
  const settings: SandboxOptions = {
    appDir: join(REPOSITORY, 'dist'),
    chartDir: join(REPOSITORY, 'sandbox/chart/dist'),
    user: 'Practitioner/dr-lin',
    site: (iss: string) => ({ ...SITE, smart: { issuers: [{ iss, clientId: 'tipm-app' }] } }),
    ...options,
  }
  if (options.externalFhir !== undefined) {
    return createSandbox({ bundles: scenarioBundles(new Date()), ...settings })
  }
  if (options.bundles !== undefined) return createSandbox(settings)
  stored ??= readStored()
  return createSandbox({ ...settings, stored })
}

function readStored(): Snapshot {
  const { resources } = JSON.parse(readFileSync(process.env[PREPARED] ?? '', 'utf8')) as {
    resources: Snapshot
  }
  return resources
}

/**
 * Once a run: builds the pages where they are not, and stores the scenario patients in a data file. An EHR that starts with
 * what is in it is there in a hundredth of the time that loading and checking the patients takes.
 */
export async function prepareEhr(): Promise<void> {
  if (process.env[PREPARED] !== undefined) return
  await buildPages(REPOSITORY, (line) => console.log(line))
  const folder = mkdtempSync(join(tmpdir(), 'tipm-ehr-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const dataFile = join(folder, 'scenarios.json')
  const ehr = await createSandbox({ bundles: scenarioBundles(new Date()), dataFile })
  await ehr.close()
  process.env[PREPARED] = dataFile
}
