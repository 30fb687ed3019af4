import type { FastifyCorsOptions } from '@fastify/cors'
import type { ServerQuirks } from './auth/server-quirks.ts'

const DISCOVERY = /^\/fhir\/(metadata|\.well-known\/smart-configuration)$/
const PUBLIC = /^\/(auth\/jwks|auth\/\.well-known\/.*|cds\/jwks\.json|smart-style\.json)$/
const FHIR = /^\/fhir(\/|$)/
const TOKEN = /^\/auth\/(token|revoke|userinfo)$/

/** The origins whose pages may read an answer. Discovery is open to all, FHIR and tokens are open to the registered apps, and everything else is closed. */
export function corsOptions(
  url: string,
  apps: readonly string[],
  closedTo: ServerQuirks['closedTo'],
): FastifyCorsOptions {
  return {
    origin: allowed(url.split('?')[0] ?? '', apps, closedTo),
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
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
