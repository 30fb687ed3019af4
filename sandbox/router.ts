import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ScopeSyntax } from './auth/grant-scopes.ts'
import type { AuthEndpoint } from './auth/http-endpoint.ts'
import type { Imitation } from './auth/imitation.ts'
import { smartConfiguration } from './auth/smart-configuration.ts'
import { type CorsRule, corsHeaders, preflightHeaders } from './cors.ts'
import type { EhrApi } from './ehr-api.ts'
import type { FhirEndpoint } from './fhir/http-endpoint.ts'
import { type Answer, header, json, plainText, redirect, send } from './http.ts'
import { commonHeaders, type PageOrigins, securityHeaders } from './security-headers.ts'
import { staticFile } from './static-files.ts'

export interface RouterOptions {
  readonly url: string
  readonly issuer: string
  readonly appUrl: string
  readonly fhir: FhirEndpoint
  readonly auth: AuthEndpoint
  readonly ehr: EhrApi
  /** The EHR's public keys, for the CDS services it calls. */
  readonly jwks: object
  readonly corsOrigins: readonly string[]
  readonly site: object | undefined
  readonly style: object | undefined
  readonly appDir: string | undefined
  readonly chartDir: string | undefined
  readonly scopeSyntax: ScopeSyntax | undefined
  readonly imitate: Imitation
}

/** Where CDS services find the keys that the EHR signs with. */
export const JWKS_PATH = '/cds/jwks.json'

/** Where apps find the EHR's look. */
export const STYLE_PATH = '/smart-style.json'

/** Sends each request to its part of the sandbox, and sees to the headers that all of them share. */
export class Router {
  readonly #options: RouterOptions
  readonly #listed: CorsRule

  constructor(options: RouterOptions) {
    this.#options = options
    this.#listed = { kind: 'listed', origins: new Set(options.corsOrigins) }
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', this.#options.url)
    const path = url.pathname
    for (const [name, value] of Object.entries(commonHeaders)) res.setHeader(name, value)
    res.setHeader('cache-control', 'no-store')
    const requestId = header(req, 'x-request-id')
    if (requestId !== undefined && /^[\w\-.:]{1,100}$/.test(requestId))
      res.setHeader('x-request-id', requestId)

    const stranger = this.#wrongHost(req, path)
    if (stranger) return send(req, res, stranger)
    const cors = this.#corsRule(path)
    if (cors) {
      for (const [name, value] of Object.entries(corsHeaders(cors, header(req, 'origin'))))
        res.setHeader(name, value)
      if (req.method === 'OPTIONS') return send(req, res, { status: 204, headers: preflightHeaders })
    }
    if (path.startsWith('/auth/')) {
      return this.#options.auth.handle(req, res, path.slice('/auth'.length), url.searchParams)
    }
    return send(req, res, await this.#answer(req, path, url.searchParams))
  }

  async #answer(req: IncomingMessage, path: string, query: URLSearchParams): Promise<Answer> {
    const { fhir, ehr, issuer, jwks, style, scopeSyntax, imitate } = this.#options
    if (path === '/fhir/.well-known/smart-configuration' && !imitate.metadataOnly)
      return json(200, smartConfiguration(issuer, scopeSyntax, imitate))
    if (path === '/fhir' || path.startsWith('/fhir/')) {
      return fhir.handle(req, path.slice('/fhir/'.length).replace(/\/$/, ''), query)
    }
    if (path === JWKS_PATH) return json(200, jwks)
    if (path === STYLE_PATH && style !== undefined) return json(200, style)
    if (path.startsWith('/ehr/')) return ehr.handle(req, path.slice('/ehr'.length))
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      return plainText(405, 'Only GET is offered here.', { allow: 'GET, HEAD' })
    }
    return path === '/app' || path.startsWith('/app/') ? this.#app(path) : this.#chart(path)
  }

  async #app(path: string): Promise<Answer> {
    const { appDir, site } = this.#options
    if (path === '/app') return redirect('/app/', 307)
    if (path === '/app/site.json' && site !== undefined) return json(200, site)
    if (appDir === undefined) return plainText(404, 'The app is not served here.')
    return staticFile(appDir, path.slice('/app'.length), securityHeaders(this.#appOrigins()))
  }

  async #chart(path: string): Promise<Answer> {
    const { chartDir, appUrl } = this.#options
    if (chartDir === undefined) return plainText(404, 'The chart is not served here.')
    return staticFile(chartDir, path, securityHeaders({ frames: [new URL(appUrl).origin], framedBy: 'none' }))
  }

  #appOrigins(): PageOrigins {
    return { connect: [this.#options.url], framedBy: [this.#options.url] }
  }

  /** Discovery may be read by anyone, FHIR and tokens by the apps, the rest by nobody else. */
  #corsRule(path: string): CorsRule | undefined {
    const { closedTo } = this.#options.imitate
    if (path === '/fhir/metadata' || path.endsWith('/.well-known/smart-configuration')) {
      return closedTo === 'discovery' ? NOBODY : { kind: 'any' }
    }
    if (
      path === '/auth/jwks' ||
      path === JWKS_PATH ||
      path === STYLE_PATH ||
      path.startsWith('/auth/.well-known/')
    )
      return { kind: 'any' }
    if (path === '/fhir' || path.startsWith('/fhir/')) return closedTo === 'fhir' ? NOBODY : this.#listed
    if (path === '/auth/token' && closedTo === 'token') return NOBODY
    return ['/auth/token', '/auth/revoke', '/auth/userinfo'].includes(path) ? this.#listed : undefined
  }

  /**
   * Answers only under its own name, since a foreign name that resolves to this machine could otherwise be used to
   * read it (DNS rebinding). Loopback aliases are led to the one name that tokens and links use; the app's files
   * may be loaded from them, to try it from another origin.
   */
  #wrongHost(req: IncomingMessage, path: string): Answer | undefined {
    const own = new URL(this.#options.url)
    const host = header(req, 'host') ?? ''
    if (host === own.host) return undefined
    const alias = loopback.test(host)
    if (alias && path.startsWith('/app')) return undefined
    const isPage = req.method === 'GET' && !/^\/(fhir|auth|ehr|cds)(\/|$)/.test(path)
    if (alias && isPage && loopback.test(own.host)) return redirect(`${own.origin}${path}`, 307)
    if (alias) return undefined
    return plainText(421, `This server answers as ${own.origin} only. Set PUBLIC_URL to change that.`)
  }
}

const NOBODY: CorsRule = { kind: 'listed', origins: new Set() }
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
