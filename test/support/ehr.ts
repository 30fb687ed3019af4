import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from '../../sandbox/build-pages.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import { createSandbox, type Sandbox } from '../../sandbox/server.ts'

const REPOSITORY = join(import.meta.dirname, '../..')
const SITE = {
  name: 'Sandbox Hospital',
  timeZone: 'Asia/Shanghai',
  smart: { issuers: [{ iss: '', clientId: 'tipm-app' }] },
}

let prepared: Promise<string> | undefined
let started = 0

/** The embedded EHR with the scenario patients, the chart and the built app, on a free port. */
export async function startEhr(options: SandboxOptions = {}): Promise<Sandbox> {
  prepared ??= prepare()
  const folder = await prepared
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
  started += 1
  const dataFile = join(folder, `${started}.json`)
  await copyFile(join(folder, 'scenarios.json'), dataFile)
  const ehr = await createSandbox({ ...settings, dataFile })
  return { ...ehr, close: () => ehr.close().then(() => rm(dataFile, { force: true })) }
}

/**
 * Once a process: builds the pages where they are not, and stores the scenario patients in a data file. An EHR that starts with
 * a copy of it is there in a tenth of the time that loading and checking the patients takes.
 */
async function prepare(): Promise<string> {
  await buildPages(REPOSITORY, (line) => console.log(line))
  const folder = await mkdtemp(join(tmpdir(), 'tipm-ehr-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const dataFile = join(folder, 'scenarios.json')
  const ehr = await createSandbox({ bundles: scenarioBundles(new Date()), dataFile })
  await ehr.close()
  return folder
}
