import cors, { type FastifyCorsOptions } from '@fastify/cors'
import helmet from '@fastify/helmet'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type onRequestAsyncHookHandler,
} from 'fastify'
import { isLoopbackHeader } from '../cds-hooks/http/loopback.ts'
import { authRoutes } from './auth/auth-routes.ts'
import { clientOrigins } from './auth/clients.ts'
import type { ServerQuirks } from './auth/server-quirks.ts'
import { smartConfiguration } from './auth/smart-configuration.ts'
import { exportRoutes } from './bulk/export-routes.ts'
import { chartRoutes } from './chart-routes.ts'
import { type Ehr, JWKS_PATH, STYLE_PATH } from './ehr.ts'
import { DroppedConnection } from './fhir/faulty-backend.ts'
import { fhirRoutes } from './fhir/fhir-routes.ts'
import { servePages } from './serve-pages.ts'

/** The EHR over HTTP, ready to listen. */
export async function buildEhr(options: Ehr): Promise<FastifyInstance> {
  const { issuer, jwks, style, scopeSyntax, quirks } = options
  const app = fastify({
    bodyLimit: 2_000_000,
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => text(reply, 404, 'There is no such page.'),
  })
  // Each part reads its bodies itself, whatever media type they are said to have.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.setNotFoundHandler((request, reply) =>
    request.method === 'GET' || request.method === 'HEAD'
      ? text(reply, 404, 'There is no such page.')
      : text(reply.header('allow', 'GET, HEAD'), 405, 'Only GET is offered here.'),
  )
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof DroppedConnection) {
      reply.hijack()
      request.raw.destroy()
      return reply
    }
    const status = error.statusCode ?? 500
    if (status < 500) return text(reply, status, error.message)
    console.error('sandbox: a request failed:', error.stack)
    return text(reply, 500, 'The server failed.')
  })
  await app.register(helmet, {
    ...{ contentSecurityPolicy: false, frameguard: false, hsts: false },
    crossOriginResourcePolicy: false,
    crossOriginOpenerPolicy: false,
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const id = String(request.headers['x-request-id'] ?? '')
    if (/^[\w\-.:]{1,100}$/.test(id)) reply.header('x-request-id', id)
  })
  app.addHook('onRequest', answerUnderOwnName(options.url))
  await app.register(cors, {
    delegator: (request, callback) =>
      callback(
        null,
        corsOptions(request.url, options.corsOrigins ?? clientOrigins(options.clients), quirks.closedTo),
      ),
  })

  if (!quirks.metadataOnly) {
    const configuration = smartConfiguration(issuer, scopeSyntax, quirks)
    app.get('/fhir/.well-known/smart-configuration', () => configuration)
  }
  app.get(JWKS_PATH, () => jwks)
  if (style !== undefined) app.get(STYLE_PATH, () => style)
  await app.register(async (part) => exportRoutes(part, options))
  await app.register(async (part) => fhirRoutes(part, options))
  await app.register(async (part) => authRoutes(part, options))
  await app.register(async (part) => chartRoutes(part, options))
  await app.register(async (part) => servePages(part, options))
  return app
}

function text(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(`${body}\n`)
}

/**
 * Answers only under the server's own name, since a foreign name that resolves to this machine could otherwise be used
 * to read it (DNS rebinding). Loopback aliases are led to the one name that tokens and links use; the app's files
 * may be loaded from them, to try it from another origin.
 */
function answerUnderOwnName(url: string): onRequestAsyncHookHandler {
  const own = new URL(url)
  return async (request, reply) => {
    const host = request.headers.host ?? ''
    if (host === own.host) return
    if (!isLoopbackHeader(host)) {
      const text = `This server answers as ${own.origin} only. Set PUBLIC_URL to change that.\n`
      return reply.code(421).type('text/plain; charset=utf-8').send(text)
    }
    const { pathname } = new URL(request.url, url)
    const isPage = request.method === 'GET' && !/^\/(app|fhir|auth|ehr|cds)(\/|$)/.test(pathname)
    if (isPage && isLoopbackHeader(own.host)) return reply.redirect(`${own.origin}${pathname}`, 307)
  }
}

const DISCOVERY = /^\/fhir\/(metadata|\.well-known\/smart-configuration)$/
const PUBLIC = /^\/(auth\/jwks|auth\/\.well-known\/.*|cds\/jwks\.json|smart-style\.json)$/
const FHIR = /^\/fhir(\/|$)/
const TOKEN = /^\/auth\/(token|revoke|userinfo)$/

/** The origins whose pages may read an answer. Discovery is open to all, FHIR and tokens are open to the registered apps, and everything else is closed. */
function corsOptions(
  url: string,
  apps: readonly string[],
  closedTo: ServerQuirks['closedTo'],
): FastifyCorsOptions {
  return {
    origin: allowed(url.split('?')[0] ?? '', apps, closedTo),
    methods: ['GET', 'HEAD', 'POST', 'PUT'],
    allowedHeaders: [
      ...['Accept', 'Authorization', 'Content-Type', 'If-Match', 'If-None-Exist', 'Prefer', 'X-Request-Id'],
    ],
    exposedHeaders: ['ETag', 'Last-Modified', 'Location', 'WWW-Authenticate', 'X-Request-Id'],
    maxAge: 600,
    strictPreflight: false,
  }
}

function allowed(path: string, apps: readonly string[], closedTo: ServerQuirks['closedTo']) {
  if (DISCOVERY.test(path)) return closedTo === 'discovery' ? [] : '*'
  if (PUBLIC.test(path)) return '*'
  if (FHIR.test(path)) return closedTo === 'fhir' ? [] : [...apps]
  if (TOKEN.test(path)) return closedTo === 'token' && path === '/auth/token' ? [] : [...apps]
  return false
}
