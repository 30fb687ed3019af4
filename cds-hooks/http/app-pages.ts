import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { ServiceContext } from '../service-context.ts'

export interface AppPages {
  /** Folder of the built app. */
  readonly folder: string
  /** The parsed site file; its `cdsHooks` part is not for browsers. */
  readonly siteFile: Readonly<Record<string, unknown>>
}

/** Serves the built app at `/` with the site file in force, and says who may frame it and what it may reach (OWASP ASVS 3.4). */
export function appPages(app: FastifyInstance, pages: AppPages, { site, settings }: ServiceContext): void {
  const issuers = site.smart.issuers.map(({ iss }) => new URL(iss).origin)
  const origins = (further: readonly string[]) =>
    [...new Set([...issuers, ...further.map((url) => new URL(url).origin)])].join(' ')
  const policy = [
    "default-src 'self'",
    `connect-src 'self' ${origins(settings.connectOrigins)}`,
    `frame-ancestors 'self' ${origins(settings.frameOrigins)}`,
    "img-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
  const { cdsHooks: _, ...forBrowsers } = pages.siteFile
  app.get('/site.json', (_request, reply) => reply.header('cache-control', 'no-cache').send(forBrowsers))
  app.register(fastifyStatic, {
    root: pages.folder,
    // The file above takes the place of the one that was built.
    allowedPath: (path) => path !== '/site.json',
    setHeaders: (response, path) => {
      response.header('content-security-policy', policy)
      const isHashed = /\/assets\//.test(path)
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
