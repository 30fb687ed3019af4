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

/** The embedded EHR with the scenario patients, the chart and the built app, on a free port. */
export async function startEhr(options: SandboxOptions = {}): Promise<Sandbox> {
  await buildPages(REPOSITORY, (line) => console.log(line))
  return createSandbox({
    appDir: join(REPOSITORY, 'dist'),
    chartDir: join(REPOSITORY, 'sandbox/chart/dist'),
    bundles: scenarioBundles(new Date()),
    user: 'Practitioner/dr-lin',
    site: (iss: string) => ({ ...SITE, smart: { issuers: [{ iss, clientId: 'tipm-app' }] } }),
    ...options,
  })
}
