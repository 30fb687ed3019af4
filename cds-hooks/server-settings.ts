import { isLoopbackHost } from '../src/fhir-client/loopback.ts'
import { fail, ok, type Result } from '../src/result.ts'
import type { StorePlace } from './store/open-store.ts'

/** What `npm run serve` is told by its environment. */
export interface ServerSettings {
  readonly port: number
  readonly host: string
  readonly publicUrl: string
  readonly siteFile: string
  readonly store: StorePlace
  readonly trustProxy: boolean
  /** How long the service still answers after it has said that it is not ready, so that a balancer can turn away. */
  readonly drainMilliseconds: number
}

export const environmentHelp = `Environment of npm run serve:
  PORT          8090
  HOST          127.0.0.1
  PUBLIC_URL    http://HOST:PORT; what EHRs call the service by (the "aud" of their tokens)
  TIPM_SITE     smart-config/site.json
  DATABASE_URL  postgres://...; without it, SQLite
  TIPM_DATA     data/cds-hooks.sqlite; the SQLite file
  TRUST_PROXY   1 behind a reverse proxy that sets X-Forwarded-For
  DRAIN_MS      0; on SIGTERM, how long to go on after /health/ready has turned 503`

/** Reads the environment; the problem is a one-line message on a bad value. */
export function serverSettings(
  env: Readonly<Record<string, string | undefined>>,
): Result<ServerSettings, string> {
  const value = (name: string) => env[name]?.trim() || undefined
  const port = value('PORT') ?? '8090'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return fail(`PORT must be a number from 0 to 65535, not "${port}".`)
  }
  const drain = value('DRAIN_MS') ?? '0'
  if (!/^\d{1,6}$/.test(drain)) return fail(`DRAIN_MS must be a number of milliseconds, not "${drain}".`)
  const host = value('HOST') ?? '127.0.0.1'
  const publicUrl = value('PUBLIC_URL') ?? `http://${hostInUrl(host)}:${port}`
  if (!isBase(publicUrl))
    return fail(`PUBLIC_URL must be like https://tipm.hospital.example, not "${publicUrl}".`)
  const database = value('DATABASE_URL')
  // The value may hold a password: it is not printed.
  if (database !== undefined && !/^postgres(ql)?:\/\//.test(database)) {
    return fail('DATABASE_URL must begin with postgres:// or postgresql://.')
  }
  return ok({
    ...{ port: Number(port), host, publicUrl: publicUrl.replace(/\/+$/, '') },
    siteFile: value('TIPM_SITE') ?? 'smart-config/site.json',
    store:
      database === undefined
        ? { kind: 'sqlite', file: value('TIPM_DATA') ?? 'data/cds-hooks.sqlite' }
        : { kind: 'postgres', url: database },
    trustProxy: value('TRUST_PROXY') === '1',
    drainMilliseconds: Number(drain),
  })
}

/** Why the service must not start here: without clients anyone who reaches it could ask it; undefined when it may. */
export function refusalToStart(host: string, clients: number): string | undefined {
  if (clients > 0 || isLoopbackHost(host)) return undefined
  return `HOST is ${host}, but the site file lists no cdsHooks.clients: without them the service starts on loopback only.`
}

function isBase(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, search, hash, username } = new URL(url)
  return /^https?:$/.test(protocol) && `${search}${hash}${username}` === ''
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
