import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { type Fetch, runtimeFetch } from '../src/fhir-client/ask.ts'
import type { TipmModel } from '../src/model/load-model.ts'
import type { SiteConfig } from '../src/site/site-schema.ts'
import { cardWording } from './card-wording.ts'
import { discovery } from './discovery.ts'
import { type AppPages, appPages } from './http/app-pages.ts'
import { authentication } from './http/authenticate.ts'
import { handleErrors } from './http/errors.ts'
import { feedbackRoute } from './http/feedback-route.ts'
import { healthRoutes } from './http/health-routes.ts'
import { hookRoute } from './http/hook-route.ts'
import { errorPlace, type LogTarget, loggerOptions, logTo } from './http/logging.ts'
import { createMetrics } from './http/metrics.ts'
import { limitLoad } from './http/overload.ts'
import { newSigned } from './memo.ts'
import { prefetchTemplates } from './prefetch-templates.ts'
import type { ServiceContext } from './service-context.ts'
import type { CdsSettings } from './site-settings.ts'
import type { Store } from './store/store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Turns `/health/ready` to 503 ahead of closing. */
    markStopping(): void
  }
}

export interface ServiceOptions {
  readonly site: SiteConfig
  readonly settings: CdsSettings
  readonly model: TipmModel
  readonly store: Store
  /** The URL at which EHRs reach the service. The audience of every token begins with it. */
  readonly publicUrl: string
  readonly now?: () => Date
  /** How other servers are reached; the runtime's own fetch by default. */
  readonly fetch?: Fetch
  /** The target of log lines. If it is absent, nothing is logged. */
  readonly log?: LogTarget
  /** The built app; not served when absent. */
  readonly pages?: AppPages
  /** Proxies before the service, by number or address, whose `X-Forwarded-For` is believed. */
  readonly trustProxy?: number | readonly string[]
}

const LONGEST_ARRIVAL_MS = 10_000

/** Builds the CDS Hooks service (CDS Hooks 2.0.1), ready to listen or to be injected into. The store stays the caller's. */
export async function buildService(options: ServiceOptions): Promise<FastifyInstance> {
  const { settings, store } = options
  const site = options.site
  const publicUrl = options.publicUrl.replace(/\/+$/, '')
  const service: ServiceContext = {
    ...{ site, settings, publicUrl },
    model: options.model,
    wording: cardWording(site, options.model),
    templates: prefetchTemplates(site.reading),
    fetch: options.fetch ?? runtimeFetch,
    signed: newSigned(),
    now: options.now ?? (() => new Date()),
    appLaunchUrl: settings.appLaunchUrl ?? `${publicUrl}/launch.html`,
  }
  const app = fastify({
    logger: loggerOptions(options.log),
    logController: new LogController({ disableRequestLogging: true }),
    // A child for each request would carry its id and cost more than the line.
    childLoggerFactory: (logger) => logger,
    bodyLimit: Math.floor(settings.limits.bodyMegabytes * 1024 * 1024),
    // A call that is longer under way is given up. Node takes the longer of the two times for the body, and looks every so often.
    requestTimeout: LONGEST_ARRIVAL_MS,
    http: { headersTimeout: LONGEST_ARRIVAL_MS, connectionsCheckingInterval: 2_000 },
    trustProxy: trusted(options.trustProxy),
    // What arrives on an open connection while the service is stopping is still answered.
    return503OnClosing: false,
  })
  const log = logTo(app.log)
  const metrics = createMetrics()
  let isStopping = false
  const markStopping = () => {
    isStopping = true
  }
  app.decorate('markStopping', markStopping)
  app.addHook('preClose', async () => markStopping())

  app.removeContentTypeParser('text/plain')
  handleErrors(app, log)
  app.decorateRequest('caller', null)
  app.addHook('onSend', (_request, reply, payload, done) => {
    // Else a kept connection would hold up the end.
    if (isStopping) reply.header('connection', 'close')
    done(null, payload)
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.requests.inc({ route, status: reply.statusCode })
    metrics.duration.observe({ route }, reply.elapsedTime / 1000)
    done()
  })
  await app.register(helmet, {
    contentSecurityPolicy: false,
    frameguard: false,
    crossOriginResourcePolicy: false,
    // Other names under the host's are not this service's to decide on.
    strictTransportSecurity: { includeSubDomains: false },
  })
  await app.register(cors, {
    origin: settings.corsOrigins.map((url) => new URL(url).origin),
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    maxAge: 600,
  })
  await app.register(rateLimit, { max: settings.limits.requestsPerMinute, timeWindow: 60_000 })
  limitLoad(app, settings.limits)

  const services = discovery(settings, service.templates, service.wording.cardTexts.service)
  app.get('/cds-services', (_request, reply) => reply.header('cache-control', 'no-cache').send(services))
  await app.register(async (calls) => {
    calls.addHook('onRequest', authentication(service, store, metrics, log))
    calls.addHook('onSend', (_request, reply, payload, done) => {
      reply.header('cache-control', 'no-store')
      done(null, payload)
    })
    feedbackRoute(calls, service, store, metrics, log)
    hookRoute(calls, service, store, metrics, log)
  })
  healthRoutes(app, store, metrics, () => isStopping)
  if (options.pages !== undefined) appPages(app, options.pages, service)
  // What should have been forgotten and was not is told; the next round tries again.
  const tidied = (work: Promise<void>) =>
    void work.catch((error: unknown) => log('error', { event: 'store-unavailable', ...errorPlace(error) }))
  const pruning = setInterval(() => {
    service.signed.prune(service.now())
    tidied(store.forgetExpiredTokens(service.now()))
  }, 60_000)
  const forgetOld = () => {
    const day = new Date(service.now().getTime() - settings.keepDays * 86_400_000)
    tidied(store.forgetBefore(day))
  }
  const ageing = setInterval(forgetOld, 3_600_000)
  for (const timer of [pruning, ageing]) timer.unref()
  app.addHook('onListen', async () => forgetOld())
  app.addHook('onClose', async () => {
    for (const timer of [pruning, ageing]) clearInterval(timer)
  })
  return app
}

/** Hops are counted from the service on: the address that the last trusted proxy saw is the caller's. */
function trusted(
  proxies: ServiceOptions['trustProxy'],
): string[] | ((address: string, hop: number) => boolean) | false {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies
  return proxies === undefined ? false : [...proxies]
}
