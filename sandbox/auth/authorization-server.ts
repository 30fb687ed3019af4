import type { IncomingMessage, ServerResponse } from 'node:http'
import { errors, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Access } from '../fhir/guard/token-access.ts'
import type { BackendService, SandboxClient } from './clients.ts'
import { ExpiringCodes } from './expiring-codes.ts'
import { grantScopes, type ScopeSyntax } from './grant-scopes.ts'
import { type LaunchContext, launchParameters } from './launch-context.ts'
import { markerScope, providerConfiguration } from './provider-configuration.ts'
import type { ServerQuirks } from './server-quirks.ts'
import { parseSmartScopes, splitScopes } from './smart-scopes.ts'

export interface AuthorizationServerOptions {
  /** Issuer URL, at which the endpoints stand: `http://127.0.0.1:8080/auth`. */
  readonly issuer: string
  readonly fhirBase: string
  readonly clients: readonly SandboxClient[]
  readonly services: readonly BackendService[]
  /** Life of an access token in seconds. */
  readonly tokenLifetime: number
  readonly scopeSyntax: ScopeSyntax | undefined
  readonly quirks: ServerQuirks
  /** Display name of a practitioner, for the id_token. */
  readonly nameOf: (user: string) => Promise<string | undefined>
  /** Language of whoever signs in, for the id_token. */
  readonly locale: string | undefined
  readonly now: () => Date
}

/** What a client asked for, beyond what OpenID Connect knows; kept here while the library checks the rest. */
export interface SmartRequest {
  readonly scope: string
  readonly aud: string | undefined
  /** That of its launch, or of whoever is signed in; undefined when its launch is not known. */
  readonly context: LaunchContext | undefined
}

/** What was granted, by the id of the library's grant. */
interface Granted {
  readonly context: LaunchContext
  readonly scopes: readonly string[]
}

/**
 * The SMART authorization server. Identity, clients, PKCE, codes, tokens and refresh are oidc-provider's; launch
 * context and resource scopes are added here. It keeps no cookie, so it works in frames of any origin: the
 * practitioner is taken from the launch, signed in without password, since this is a sandbox.
 */
export class AuthorizationServer {
  readonly #provider: Provider
  readonly #options: AuthorizationServerOptions
  readonly #requests: ExpiringCodes<SmartRequest>
  readonly #granted = new Map<string, Granted>()
  /** Scopes of access tokens for which a refresh asked for less than was granted, and of those of programs. */
  readonly #narrowed = new Map<string, readonly string[]>()
  readonly #callback: (req: IncomingMessage, res: ServerResponse) => Promise<void>

  constructor(options: AuthorizationServerOptions) {
    this.#options = options
    this.#requests = new ExpiringCodes(options.now, 60)
    this.#provider = new Provider(
      options.issuer,
      providerConfiguration(
        options.clients,
        options.services,
        options.tokenLifetime,
        options.quirks.refresh !== 'kept',
        {
          extraParams: { smart_request: (ctx, handle) => this.#check(ctx, handle) },
          findAccount: async (_ctx, user) => ({ accountId: user, claims: () => this.#claims(user) }),
          loadExistingGrant: (ctx) => this.#grant(ctx),
          issueRefreshToken: async (_ctx, _client, code) => this.#mayRefresh(code.grantId),
        },
      ),
    )
    this.#provider.use(async (ctx, next) => {
      const corsBefore = corsNames.map((name) => [name, ctx.res.getHeader(name)] as const)
      await next()
      ctx.remove('set-cookie')
      for (const [name, value] of corsBefore) {
        if (value === undefined) ctx.remove(name)
        else ctx.res.setHeader(name, value)
      }
      if (ctx.path === '/token' && ctx.status === 200)
        this.#completeTokenResponse(ctx as unknown as KoaContextWithOIDC)
      const { answersAs } = options.quirks
      const location = ctx.response.get('location')
      if (answersAs !== undefined && URL.canParse(location)) {
        const answered = new URL(location)
        if (answered.searchParams.has('iss')) answered.searchParams.set('iss', answersAs)
        ctx.set('location', answered.href)
      }
    })
    this.#callback = this.#provider.callback()
  }

  /** Lets the library answer; `url` is the path below the issuer with its query. */
  handle(req: IncomingMessage, res: ServerResponse, url: string): Promise<void> {
    req.headers.cookie = ''
    delete req.headers.origin
    return this.#callback(
      Object.assign(req, { url, originalUrl: `${new URL(this.#options.issuer).pathname}${url}` }),
      res,
    )
  }

  /** Continues an authorization request whose SMART parameters were read by us. */
  authorize(
    req: IncomingMessage,
    res: ServerResponse,
    params: URLSearchParams,
    request: SmartRequest,
  ): Promise<void> {
    const query = new URLSearchParams(params)
    for (const name of ['launch', 'aud', 'prompt', 'smart_request']) query.delete(name)
    query.set('scope', markerScope)
    query.set('smart_request', this.#requests.add(request))
    req.method = 'GET'
    return this.handle(req, res, `/authorize?${query}`)
  }

  /** What an access token stands for; undefined when it is unknown, expired or revoked. */
  async access(token: string): Promise<Access | undefined> {
    const service = await this.#provider.ClientCredentials.find(token)
    if (service !== undefined && !service.isExpired) {
      const clientId = service.clientId ?? ''
      // What a program may do by itself is what a user of all patients may.
      const scopes = (this.#narrowed.get(token) ?? []).map((scope) => scope.replace(/^system/, 'user'))
      return {
        ...{ clientId, user: `Device/${clientId}`, patient: undefined },
        scopes: parseSmartScopes(scopes.join(' ')),
      }
    }
    const found = await this.#provider.AccessToken.find(token)
    const granted = found?.grantId === undefined ? undefined : this.#granted.get(found.grantId)
    if (found === undefined || found.isExpired || granted === undefined) return undefined
    return {
      clientId: found.clientId ?? '',
      user: granted.context.user,
      readsUser: granted.scopes.includes('fhirUser'),
      patient: granted.context.patient,
      scopes: parseSmartScopes((this.#narrowed.get(token) ?? granted.scopes).join(' ')),
    }
  }

  /** Refuses what only SMART can judge (audience, launch), and signs the practitioner in. */
  #check(ctx: KoaContextWithOIDC, handle: string | undefined): void {
    const request = handle === undefined ? undefined : this.#requests.get(handle)
    if (request === undefined) throw new errors.InvalidRequest('the authorization request has expired')
    if (!sameUrl(request.aud, this.#options.fhirBase)) {
      throw new errors.InvalidRequest('aud must be the FHIR base URL of this server')
    }
    const { context } = request
    if (context === undefined) throw new errors.InvalidRequest('the launch is unknown or has expired')
    if (context.clientId !== undefined && context.clientId !== ctx.oidc.client?.clientId) {
      throw new errors.InvalidRequest('the launch was made for another app')
    }
    const { client, params } = ctx.oidc
    // The library drops scopes that it does not know or wants consent for; from here on it takes them as they are.
    if (params) params['scope'] = [markerScope, ...this.#grantable(request, client?.clientId)].join(' ')
    ctx.oidc.session?.loginAccount({ accountId: context.user, transient: true })
  }

  /** Each authorization gets its own grant, bound to its launch context. */
  async #grant(ctx: KoaContextWithOIDC) {
    const { client, params } = ctx.oidc
    const request = this.#requests.get(String(params?.['smart_request']))
    const context = request?.context
    if (client === undefined || request === undefined || context === undefined) return undefined
    const grant = new this.#provider.Grant({ clientId: client.clientId, accountId: context.user })
    grant.addOIDCScope(String(params?.['scope'] ?? markerScope))
    const id = await grant.save()
    this.#granted.set(id, { context, scopes: this.#grantable(request, client.clientId) })
    return grant
  }

  #grantable(request: SmartRequest, clientId: string | undefined): string[] {
    const registered = this.#options.clients.find((client) => client.clientId === clientId)
    return registered ? grantScopes(request.scope, registered, this.#options.scopeSyntax) : []
  }

  #mayRefresh(grantId: string | undefined): boolean {
    if (this.#options.quirks.refresh === 'none') return false
    const scopes = grantId === undefined ? undefined : this.#granted.get(grantId)?.scopes
    return scopes?.some((scope) => scope === 'online_access' || scope === 'offline_access') ?? false
  }

  #completeTokenResponse(ctx: KoaContextWithOIDC): void {
    const body = ctx.body as { access_token: string }
    const asked = ctx.oidc.params?.['scope']
    if (ctx.oidc.entities.ClientCredentials !== undefined) {
      // Of what the library does not know it leaves nothing in the parameters.
      const scopes = splitScopes(String(ctx.oidc.body?.['scope'])).filter((scope) =>
        scope.startsWith('system/'),
      )
      this.#narrowed.set(body.access_token, scopes)
      ctx.body = { ...body, scope: scopes.join(' ') }
    }
    const granted = this.#granted.get(ctx.oidc.entities.Grant?.jti ?? '')
    if (granted === undefined) return
    const fewer = typeof asked === 'string' && ctx.oidc.params?.['grant_type'] === 'refresh_token'
    const scopes = fewer
      ? splitScopes(asked).filter((scope) => granted.scopes.includes(scope))
      : granted.scopes
    if (fewer) this.#narrowed.set(body.access_token, scopes)
    const { refresh, scopeUnlisted } = this.#options.quirks
    const listed = refresh === 'unlisted' ? scopes.filter((scope) => scope !== 'online_access') : scopes
    const scope = scopeUnlisted ? undefined : listed.join(' ')
    ctx.body = { ...body, scope, ...launchParameters(granted.context) }
  }

  async #claims(user: string) {
    const name = await this.#options.nameOf(user)
    const { fhirBase, locale } = this.#options
    return {
      ...{ sub: user, fhirUser: `${fhirBase}/${user}` },
      ...(name ? { name } : {}),
      ...(locale ? { locale } : {}),
    }
  }
}

/** Who may read the answers is decided in front of the library. */
const corsNames = ['access-control-allow-origin', 'access-control-expose-headers', 'vary']

/** Trailing slashes do not matter. */
function sameUrl(a: string | undefined, b: string): boolean {
  return a?.replace(/\/+$/, '') === b.replace(/\/+$/, '')
}
