import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { SiteConfig } from '../../src/site/site-schema.ts'
import { discover } from '../../src/smart/discover.ts'
import type { ServiceContext } from '../service-context.ts'

export interface AppPages {
  /** Folder of the built app. */
  readonly folder: string
  /** The parsed site file; its `cdsHooks` part is not for browsers. */
  readonly siteFile: Readonly<Record<string, unknown>>
}

/** Serves the built app at `/` with the site file in force, and says who may frame it and what it may reach (OWASP ASVS 3.4). */
export function appPages(app: FastifyInstance, pages: AppPages, { site, settings }: ServiceContext): void {
  const issuers = site.smart.issuers.map(({ iss }) => iss)
  const posting = site.smart.issuers.filter(({ authorization }) => authorization === 'post')
  const learned = learnEndpoints(app, site)
  const origins = (...urls: (readonly string[])[]) =>
    ["'self'", ...new Set(urls.flat().map((url) => new URL(url).origin))].join(' ')
  const policy = () =>
    [
      "default-src 'self'",
      `connect-src ${origins(issuers, settings.connectOrigins, learned.token)}`,
      `frame-ancestors ${origins(issuers, settings.frameOrigins)}`,
      "img-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      `form-action ${origins(
        posting.map(({ iss }) => iss),
        settings.signInOrigins,
        learned.signIn,
      )}`,
    ].join('; ')
  const { cdsHooks: _, ...forBrowsers } = pages.siteFile
  app.get('/site.json', (_request, reply) => reply.header('cache-control', 'no-cache').send(forBrowsers))
  app.register(fastifyStatic, {
    root: pages.folder,
    // The file above takes the place of the one that was built.
    allowedPath: (path) => path !== '/site.json',
    setHeaders: (response, path) => {
      response.header('content-security-policy', policy())
      const isHashed = /\/assets\//.test(path)
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

const LEARN_AGAIN_MS = 10 * 60_000

/** Where the EHRs say that tokens are given and sign-ins posted: asked once the service is ready, and again from time to time. An EHR that does not answer keeps what it said. */
function learnEndpoints(app: FastifyInstance, site: SiteConfig) {
  const said = new Map<string, { readonly token: string; readonly signIn: string | undefined }>()
  const ask = () =>
    Promise.all(
      site.smart.issuers.map(async ({ iss, authorization }) => {
        const found = await discover(iss)
        if (!found.ok) return
        const { tokenEndpoint, authorizationEndpoint } = found.value
        const signIn = authorization === 'post' ? authorizationEndpoint : undefined
        said.set(iss, { token: tokenEndpoint, signIn })
      }),
    )
  const timer = setInterval(() => void ask(), LEARN_AGAIN_MS)
  timer.unref()
  app.addHook('onListen', (done) => {
    void ask()
    done()
  })
  app.addHook('onClose', async () => clearInterval(timer))
  return {
    get token() {
      return [...said.values()].map(({ token }) => token)
    },
    get signIn() {
      return [...said.values()].flatMap(({ signIn }) => signIn ?? [])
    },
  }
}
