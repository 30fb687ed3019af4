import { AuthorizationServer } from './auth/authorization-server.ts'
import { ExpiringCodes } from './auth/expiring-codes.ts'
import type { LaunchContext } from './auth/launch-context.ts'
import { parseSmartScopes } from './auth/smart-scopes.ts'
import { CdsClient } from './cds/cds-client.ts'
import { type CdsHooks, runCdsHooks } from './cds/run-service.ts'
import { createSigningKey } from './cds/signing-key.ts'
import { JWKS_PATH } from './ehr.ts'
import { buildEhr } from './ehr-app.ts'
import type { FhirBackend } from './fhir/backend.ts'
import { type Fault, FaultyBackend } from './fhir/faulty-backend.ts'
import type { Refusal } from './fhir/fhir-refusal.ts'
import type { Access } from './fhir/guard/token-access.ts'
import { loadBundle } from './fhir/load-bundle.ts'
import { MemoryBackend } from './fhir/memory-backend.ts'
import { ProxyBackend } from './fhir/proxy-backend.ts'
import { searchAll } from './fhir/search-all.ts'
import { freePort } from './free-port.ts'
import { defaultClients, defaultSite, type SandboxOptions } from './options.ts'
import { UserDirectory } from './user-directory.ts'

/** A running sandbox. */
export interface Sandbox {
  /** Origin of the chart, without trailing slash. */
  readonly url: string
  readonly fhirBase: string
  readonly appUrl: string
  /** The CDS Hooks service beside the EHR; undefined when it was not asked for or could not start. */
  readonly cds: CdsHooks | undefined
  /** The FHIR server without authorization, for setting up and inspecting tests. */
  readonly fhir: FhirBackend
  /** All resources of a type that meet a search query, without authorization. */
  search(type: string, query?: string): Promise<fhir4.FhirResource[]>
  /** Loads further test data; rejects when it is invalid. */
  load(bundle: fhir4.Bundle): Promise<void>
  setFaults(faults: readonly Fault[]): void
  /** A bearer token with the given scopes, as if an app had been launched. */
  issueToken(scopes: string, patient?: string): Promise<string>
  /** A launch handle, as the chart would make it. */
  createLaunch(context: Omit<LaunchContext, 'user'> & { readonly user?: string }): Promise<string>
  close(): Promise<void>
}

/** Starts the embedded EHR. Rejects when the port is taken or the bundles or data file cannot be loaded. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  for (;;) {
    const port = options.port || (await freePort(options.host ?? LOOPBACK))
    try {
      return await start(options, port)
    } catch (error) {
      // Where any port will do, another one does when this one was taken meanwhile.
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!isTaken || options.port) throw error
    }
  }
}

const LOOPBACK = '127.0.0.1'

/** Everything is made ready first; then the server listens. */
async function start(options: SandboxOptions, port: number): Promise<Sandbox> {
  const host = options.host ?? LOOPBACK
  const now = options.now ?? (() => new Date())
  // The address at which programs on this machine reach the server, and the one that browsers use.
  const local = `http://${hostInUrl(host)}:${port}`
  const url = options.publicUrl?.replace(/\/+$/, '') ?? local
  const fhirBase = `${url}/fhir`
  const appUrl = settingOf(options.appUrl, url) ?? `${url}/app/`
  const clients = settingOf(options.clients, appUrl) ?? defaultClients(appUrl)
  const site = settingOf(options.site, fhirBase)
  const quirks = options.quirks ?? {}
  const backend = new FaultyBackend(await openBackend(options, fhirBase, now), [])
  const directory = new UserDirectory(backend)
  const user = async (): Promise<string> => options.user ?? directory.firstPractitioner()
  const launches = new ExpiringCodes<LaunchContext>(now, 3600)
  const tokens = new ExpiringCodes<Access>(now, 3600)
  const issuer = `${url}/auth`
  const authorization = new AuthorizationServer({
    ...{ issuer, fhirBase, clients, now, quirks, services: options.services ?? [] },
    tokenLifetime: options.tokenLifetime ?? 3600,
    nameOf: (reference) => directory.nameOf(reference),
    scopeSyntax: options.scopeSyntax,
    locale: options.locale,
  })
  const key = await createSigningKey()
  const jku = `${local}${JWKS_PATH}`
  const fhirServer = `${local}/fhir`
  let cds: CdsHooks | undefined
  if (options.cds === true) {
    const appLaunchUrl = clients[0]?.launchUrl ?? `${appUrl}launch.html`
    const service = { site: site ?? defaultSite(fhirBase), iss: url, jku, fhirServer, appLaunchUrl, now }
    const started = await runCdsHooks(service)
    if (started.ok) cds = started.value
    else console.error(started.problem)
  }
  const app = await buildEhr({
    ...options,
    ...{
      url,
      issuer,
      fhirBase,
      appUrl,
      clients,
      launches,
      tokens,
      backend,
      authorization,
      user,
      site,
      quirks,
    },
    jwks: key.jwks,
    authenticate: async (token) => tokens.get(token) ?? (await authorization.access(token)),
    patients: () => directory.patients(),
    cds: new CdsClient({ ...{ iss: url, jku, key, fhirServer, backend, tokens }, services: cds?.url }),
  })
  app.addHook('onClose', async () => {
    await cds?.stop()
    await backend.close()
  })
  backend.setFaults(options.faults ?? [])
  try {
    await app.listen({ port, host })
  } catch (error) {
    await app.close()
    throw error
  }
  return {
    ...{ url, fhirBase, appUrl, cds, fhir: backend },
    search: (type, query = '') => searchAll(backend, type, query),
    load: (bundle) => load(backend, bundle, fhirBase),
    setFaults: (faults) => backend.setFaults(faults),
    issueToken: async (scopes, patient) =>
      tokens.add({ clientId: 'test', user: await user(), patient, scopes: parseSmartScopes(scopes) }),
    createLaunch: async (context) => launches.add({ user: await user(), ...context }),
    close: () => app.close(),
  }
}

async function openBackend(options: SandboxOptions, base: string, now: () => Date): Promise<FhirBackend> {
  if (options.externalFhir !== undefined) {
    const proxy = new ProxyBackend(options.externalFhir, base)
    for (const bundle of options.bundles ?? []) await load(proxy, bundle, base)
    return proxy
  }
  const memory = await MemoryBackend.open({ base, now, file: options.dataFile })
  if (!memory.ok) throw new Error(describe(memory.problem))
  if (options.stored !== undefined) memory.value.store.restore(options.stored)
  if (memory.value.store.revision === 0) {
    for (const bundle of options.bundles ?? []) await load(memory.value, bundle, base)
  }
  return memory.value
}

async function load(backend: FhirBackend, bundle: fhir4.Bundle, base: string): Promise<void> {
  const loaded = await loadBundle(backend, bundle, base)
  if (!loaded.ok) throw new Error(`A bundle cannot be loaded: ${describe(loaded.problem)}`)
}

function describe({ body }: Refusal): string {
  return body.issue.map((issue) => issue.diagnostics ?? issue.details?.text ?? issue.code).join('; ')
}

/** Browsers on this machine reach a wildcard address as localhost. */
function hostInUrl(host: string): string {
  if (['0.0.0.0', '::', ''].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function settingOf<T, A>(setting: T | ((argument: A) => T) | undefined, argument: A): T | undefined {
  return typeof setting === 'function' ? (setting as (argument: A) => T)(argument) : setting
}
