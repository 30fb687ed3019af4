import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildPages } from './build-pages.ts'
import { isRecord } from './fhir/resource.ts'
import { freePort } from './free-port.ts'
import { scenarioBundles } from './scenarios/index.ts'
import { createSandbox } from './server.ts'
import { readSettings, type Settings, usage } from './start-settings.ts'

const repository = dirname(import.meta.dirname)

/** Starts the embedded EHR, and resolves with an exit code when it cannot be started. */
async function main(): Promise<number | undefined> {
  const read = readSettings(process.env, process.argv.slice(2))
  if (!read.ok) {
    console.error(`${read.problem}\n\n${usage}`)
    return 64
  }
  for (const warning of read.value.warnings) console.error(`Warning: ${warning}`)
  try {
    // A taken port is said at once: the pages take longer.
    await freePort(read.value.host, read.value.port)
    await buildPages(repository, (line) => console.error(line))
    const sandbox = await start(read.value)
    console.log(`The EHR is ready: ${sandbox.url}/`)
    if (sandbox.cds !== undefined) console.log(`The CDS Hooks service: ${sandbox.cds.url}/cds-services`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
    }
    return undefined
  } catch (error) {
    console.error(explain(error, read.value))
    return 1
  }
}

async function start({ port, host, publicUrl, externalFhir, dataFile }: Settings) {
  const site: unknown = JSON.parse(await readFile(join(repository, 'smart-config/site.json'), 'utf8'))
  return createSandbox({
    ...{ port, host, publicUrl, dataFile, externalFhir, cds: true },
    appDir: join(repository, 'dist'),
    chartDir: join(repository, 'sandbox/chart/dist'),
    site: (fhirBase) => siteWithIssuer(site, fhirBase),
    bundles: externalFhir === undefined ? scenarioBundles(new Date()) : [],
  })
}

/** The app's site file with this server as its issuer, whatever port it runs on. */
function siteWithIssuer(site: unknown, iss: string): object {
  const whole = isRecord(site) ? site : {}
  const smart = isRecord(whole['smart']) ? whole['smart'] : {}
  const [first] = Array.isArray(smart['issuers']) ? smart['issuers'] : []
  return { ...whole, smart: { ...smart, issuers: [{ ...first, iss }] } }
}

function explain(error: unknown, { port, host }: Settings): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`
    case 'EACCES':
      return `Port ${port} is not allowed here. Choose one above 1023: PORT=8080 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is not an address of this machine.`
    default:
      return `The EHR cannot start: ${error instanceof Error ? error.message : String(error)}`
  }
}

const exitCode = await main()
if (exitCode !== undefined) process.exit(exitCode)
