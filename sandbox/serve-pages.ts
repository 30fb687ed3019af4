import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Ehr } from './ehr.ts'

/** Serves the chart at `/` and the app at `/app/`: what each may load, where it may send, who may frame it (OWASP ASVS 3.4). */
export function servePages(part: FastifyInstance, options: Ehr): void {
  const { url, appUrl, site, appDir, chartDir } = options
  // The answer does not say why a path is no page (it leaves the folder, or is malformed).
  part.setErrorHandler((_error, _request, reply) => reply.callNotFound())
  if (site !== undefined) part.get('/app/site.json', () => site)
  if (appDir !== undefined) {
    part.get('/app', (_request, reply) => reply.redirect('/app/', 307))
    serveFolder(part, appDir, '/app/', { connect: [url], frames: [], framedBy: `'self' ${url}` })
  }
  if (chartDir !== undefined) {
    serveFolder(part, chartDir, '/', { connect: [], frames: [new URL(appUrl).origin], framedBy: "'none'" })
  }
}

function serveFolder(part: FastifyInstance, root: string, prefix: string, origins: PageOrigins): void {
  const policy = pagePolicy(origins)
  part.register(async (folder) => {
    folder.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', policy)
    })
    folder.register(fastifyStatic, {
      ...{ root, prefix, decorateReply: false, cacheControl: false },
      // Built assets carry a hash in their name and never change; pages and data always may.
      setHeaders(response, path) {
        if (/[\\/]assets[\\/].+-[\w-]{8,}\.\w+$/.test(path)) {
          response.header('cache-control', 'public, max-age=31536000, immutable')
        }
      },
    })
  })
}

interface PageOrigins {
  /** Where the page may send requests, besides its own origin. */
  readonly connect: readonly string[]
  /** What the page may show in frames, besides its own origin. */
  readonly frames: readonly string[]
  readonly framedBy: string
}

function pagePolicy({ connect, frames, framedBy }: PageOrigins): string {
  return [
    "default-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    `frame-src ${["'self'", ...frames].join(' ')}`,
    "img-src 'self' blob:",
    `frame-ancestors ${framedBy}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${["'self'", ...connect].join(' ')}`,
  ].join('; ')
}
