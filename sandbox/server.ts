import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AuthorizationServer } from './auth/authorization-server.ts'
import { clientOrigins } from './auth/clients.ts'
import { Handles } from './auth/handles.ts'
import { AuthEndpoint } from './auth/http-endpoint.ts'
import type { LaunchContext } from './auth/launch-context.ts'
import { parseSmartScopes } from './auth/scopes.ts'
import { CdsClient } from './cds/cds-client.ts'
import { CdsDesk } from './cds/cds-desk.ts'
import { type CdsHooks, runCdsHooks } from './cds/run-service.ts'
import { createSigningKey } from './cds/signing-key.ts'
import { EhrApi } from './ehr-api.ts'
import type { FhirBackend } from './fhir/backend.ts'
import { DroppedConnection, type Fault, FaultyBackend } from './fhir/faulty-backend.ts'
import type { Access } from './fhir/guard/access.ts'
import { FhirEndpoint } from './fhir/http-endpoint.ts'
import { loadBundle } from './fhir/load-bundle.ts'
import { MemoryBackend } from './fhir/memory-backend.ts'
import type { Failure } from './fhir/outcome.ts'
import { ProxyBackend } from './fhir/proxy-backend.ts'
import { plainText, send } from './http.ts'
import { defaultClients, defaultSite, type SandboxOptions } from './options.ts'
import { People } from './people.ts'
import { JWKS_PATH, Router, STYLE_PATH } from './router.ts'

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

const wildcards = new Set(['0.0.0.0', '::', ''])

/** Starts the embedded EHR. Rejects when the port is taken or the bundles or data file cannot be loaded. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? (() => new Date())
  const host = options.host ?? '127.0.0.1'
  const http = createServer()
  const port = await listen(http, host, options.port ?? 0)
  try {
    const url = options.publicUrl?.replace(/\/+$/, '') ?? `http://${hostInUrl(host)}:${port}`
    return await assemble(http, { url, local: `http://${hostInUrl(host)}:${port}` }, options, now)
  } catch (error) {
    http.close()
    throw error
  }
}

/** As browsers reach the server, and as programs on this machine do. */
interface Addresses {
  readonly url: string
  readonly local: string
}

async function assemble(
  http: Server,
  { url, local }: Addresses,
  options: SandboxOptions,
  now: () => Date,
): Promise<Sandbox> {
  const fhirBase = `${url}/fhir`
  const appUrl = settingOf(options.appUrl, url) ?? `${url}/app/`
  const clients = settingOf(options.clients, appUrl) ?? defaultClients(appUrl)
  const backend = new FaultyBackend(await openBackend(options, fhirBase, now), [])
  const people = new People(backend)
  const user = async (): Promise<string> => options.user ?? people.firstPractitioner()
  const launches = new Handles<LaunchContext>(now, 3600)
  const tokens = new Handles<Access>(now, 3600)
  const issuer = `${url}/auth`
  const imitate = options.imitate ?? {}
  const authorization = new AuthorizationServer({
    ...{ issuer, fhirBase, clients, launches, now },
    tokenLifetime: options.tokenLifetime ?? 3600,
    nameOf: (reference) => people.nameOf(reference),
    ...(options.scopeSyntax ? { scopeSyntax: options.scopeSyntax } : {}),
    imitate,
    ...(options.locale ? { locale: options.locale } : {}),
  })
  const authenticate = async (token: string): Promise<Access | undefined> =>
    tokens.get(token) ?? (await authorization.access(token))
  const site = settingOf(options.site, fhirBase)
  const key = await createSigningKey()
  const jku = `${local}${JWKS_PATH}`
  const fhirServer = `${local}/fhir`
  let cds: CdsHooks | undefined
  const cdsClient = new CdsClient({
    ...{ iss: url, jku, key, fhirServer, backend, tokens },
    services: () => cds?.url,
  })
  const router = new Router({
    ...{ url, issuer, appUrl, jwks: key.jwks },
    fhir: new FhirEndpoint({ backend, base: fhirBase, authenticate }),
    auth: new AuthEndpoint({
      ...{ server: authorization, issuer, clients, launches, imitate },
      patients: () => people.patients(),
      defaultUser: user,
    }),
    ehr: new EhrApi({
      ...{ origin: url, fhirBase, clients, launches, tokens, user },
      cds: new CdsDesk(cdsClient),
      styleUrl: options.style && `${url}${STYLE_PATH}`,
    }),
    style: options.style,
    corsOrigins: options.corsOrigins ?? clientOrigins(clients),
    site,
    appDir: options.appDir,
    chartDir: options.chartDir,
    scopeSyntax: options.scopeSyntax,
    imitate,
  })
  http.on('request', (req, res) => void answer(router, req, res))
  backend.setFaults(options.faults ?? [])
  if (options.cds === true) {
    const appLaunchUrl = clients[0]?.launchUrl ?? `${appUrl}launch.html`
    const started = await runCdsHooks({
      ...{ iss: url, jku, fhirServer, appLaunchUrl, now },
      site: site ?? defaultSite(fhirBase),
    })
    if (started.ok) cds = started.running
    else console.error(started.message)
  }

  return {
    ...{ url, fhirBase, appUrl, cds, fhir: backend },
    search: (type, query = '') => searchAll(backend, type, query),
    load: (bundle) => load(backend, bundle, fhirBase),
    setFaults: (faults) => backend.setFaults(faults),
    issueToken: async (scopes, patient) =>
      tokens.add({ clientId: 'test', user: await user(), patient, scopes: parseSmartScopes(scopes) }),
    createLaunch: async (context) => launches.add({ user: await user(), ...context }),
    close: async () => {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()))
      http.closeAllConnections()
      await closed
      await cds?.stop()
      await backend.close()
    },
  }
}

async function answer(router: Router, req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    await router.handle(req, res)
  } catch (error) {
    if (error instanceof DroppedConnection || res.headersSent || req.destroyed) {
      req.socket.destroy()
      return
    }
    console.error('sandbox: a request failed:', error instanceof Error ? error.stack : error)
    send(req, res, plainText(500, 'The server failed.'))
  }
}

async function openBackend(options: SandboxOptions, base: string, now: () => Date): Promise<FhirBackend> {
  if (options.externalFhir !== undefined) {
    const proxy = new ProxyBackend(options.externalFhir, base)
    for (const bundle of options.bundles ?? []) await load(proxy, bundle, base)
    return proxy
  }
  const memory = await MemoryBackend.open({
    ...{ base, now },
    ...(options.dataFile === undefined ? {} : { file: options.dataFile }),
  })
  if (!memory.ok) throw new Error(describe(memory))
  if (memory.value.store.revision === 0) {
    for (const bundle of options.bundles ?? []) await load(memory.value, bundle, base)
  }
  return memory.value
}

async function load(backend: FhirBackend, bundle: fhir4.Bundle, base: string): Promise<void> {
  const loaded = await loadBundle(backend, bundle, base)
  if (!loaded.ok) throw new Error(`A bundle cannot be loaded: ${describe(loaded)}`)
}

async function searchAll(backend: FhirBackend, type: string, query: string): Promise<fhir4.FhirResource[]> {
  const found: fhir4.FhirResource[] = []
  for (;;) {
    const parameters = new URLSearchParams(query)
    parameters.set('_count', '100')
    parameters.set('_offset', String(found.length))
    const { status, body } = await backend.handle({ kind: 'search', type, query: parameters, strict: true })
    if (status !== 200) throw new Error(`The search for ${type} was refused with ${status}`)
    const page = ((body as fhir4.Bundle<fhir4.FhirResource>).entry ?? []).flatMap(
      ({ resource }) => resource ?? [],
    )
    found.push(...page)
    if (page.length < 100) return found
  }
}

function describe(failed: Failure): string {
  return failed.outcome.issue
    .map((issue) => issue.diagnostics ?? issue.details?.text ?? issue.code)
    .join('; ')
}

function listen(http: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve((http.address() as AddressInfo).port)
    })
  })
}

/** Browsers on this machine reach a wildcard address as localhost. */
function hostInUrl(host: string): string {
  if (wildcards.has(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function settingOf<T, A>(setting: T | ((argument: A) => T) | undefined, argument: A): T | undefined {
  return typeof setting === 'function' ? (setting as (argument: A) => T)(argument) : setting
}
