import { isIP, isIPv6 } from 'node:net'
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
  /** How many proxies stand before the service, or their addresses: whose word on the caller's address is taken. */
  readonly trustProxy: number | readonly string[] | undefined
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
  TRUST_PROXY   behind reverse proxies that add to X-Forwarded-For: how many they are (1), or their
                addresses or networks (10.0.0.5,10.1.0.0/16)
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
  const proxy = trustedProxy(value('TRUST_PROXY'))
  if (proxy === 'wrong') {
    return fail('TRUST_PROXY must be a number of proxies from 1 to 9, or their addresses or networks.')
  }
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
    trustProxy: proxy,
    drainMilliseconds: Number(drain),
  })
}

/**
 * Why the service must not start here: without clients anyone who reaches it, be it through a proxy, could ask it; undefined when
 * it may.
 */
export function refusalToStart(
  { host, publicUrl, trustProxy }: Pick<ServerSettings, 'host' | 'publicUrl' | 'trustProxy'>,
  clients: number,
): string | undefined {
  if (clients > 0) return undefined
  const why = !isLoopbackHost(host)
    ? `HOST is ${host}`
    : !isLoopbackHost(new URL(publicUrl).hostname)
      ? `PUBLIC_URL is ${publicUrl}`
      : trustProxy !== undefined
        ? 'TRUST_PROXY is set'
        : undefined
  return (
    why &&
    `${why}, but the site file lists no cdsHooks.clients: without them the service starts on loopback only, and for loopback only.`
  )
}

/** A number of hops, or addresses. The left end of X-Forwarded-For is the caller's own word and never taken. */
function trustedProxy(text: string | undefined): ServerSettings['trustProxy'] | 'wrong' {
  if (text === undefined || text === '0') return undefined
  if (/^[1-9]$/.test(text)) return Number(text)
  const addresses = text.split(',').map((address) => address.trim())
  const isNetwork = (address: string) => {
    const [ip = '', bits, more] = address.split('/')
    const most = isIPv6(ip) ? 128 : 32
    return (
      isIP(ip) !== 0 &&
      more === undefined &&
      (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
    )
  }
  return addresses.every(isNetwork) ? addresses : 'wrong'
}

function isBase(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, search, hash, username } = new URL(url)
  return /^https?:$/.test(protocol) && `${search}${hash}${username}` === ''
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
