import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLoopbackHost } from '../../src/fhir-client/loopback.ts'
import { SERVICE_IDS } from '../discovery.ts'
import { type KeyStore, keyStore } from '../jwt/key-store.ts'
import { type Caller, verifyToken } from '../jwt/verify.ts'
import type { ServiceContext } from '../service-context.ts'
import type { Store } from '../store/store.ts'
import { refuse } from './errors.ts'
import type { Log } from './logging.ts'
import { isLoopbackHeader } from './loopback.ts'
import type { Metrics } from './metrics.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once a token was verified; null where the service runs open on loopback. */
    caller: Caller | null
  }
}

/** Checks the caller before the body is read: by token where the site lists clients, else by being on this machine. */
export function authentication(service: ServiceContext, store: Store, metrics: Metrics, log: Log) {
  const { clients } = service.settings
  const keys: KeyStore = keyStore(clients, service.fetch)
  const urls = SERVICE_IDS.map((id) => `${service.publicUrl}/cds-services/${id}`)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (clients.length === 0) return isOnThisMachine(request) ? undefined : refuse(reply, 401)
    const isFeedback = request.routeOptions.url?.endsWith('/feedback') === true
    const verified = await verifyToken(request.headers.authorization, {
      clients,
      keys,
      audiences: isFeedback ? [...urls, ...urls.map((url) => `${url}/feedback`)] : urls,
      remember: (id, expires) => store.rememberToken(id, expires),
      now: service.now(),
    })
    if (verified.ok) {
      request.caller = verified.value
      return undefined
    }
    const fault = verified.problem
    metrics.refused.inc({ reason: fault })
    const isOurs = fault === 'keys-unavailable' || fault === 'store-unavailable'
    const status = isOurs ? 503 : 401
    log(isOurs ? 'error' : 'warn', { event: 'answered', status, refused: fault })
    return refuse(reply, status)
  }
}

/** What proxies add to the requests of others. A proxy may also send its own address as `Host`. */
const PROXY_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/** A program of this machine that calls by itself: not a proxy that passes on what a stranger asked (proxies speak HTTP/1.0 by default). */
function isOnThisMachine({ socket, headers, raw }: FastifyRequest): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const isPassedOn = raw.httpVersion === '1.0' || PROXY_HEADERS.some((name) => headers[name] !== undefined)
  return isLoopbackHost(address) && isLoopbackHeader(headers.host) && !isPassedOn
}
