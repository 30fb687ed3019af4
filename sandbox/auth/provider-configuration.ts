import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Adapter, AdapterPayload, ClientMetadata, Configuration } from 'oidc-provider'
import type { BackendService, SandboxClient } from './clients.ts'
import { ExpiringCodes } from './expiring-codes.ts'
import { errorPage } from './login-pages.ts'

/** The settings of oidc-provider that decide nothing about SMART: the rest is given as `hooks`. */
export function providerConfiguration(
  clients: readonly SandboxClient[],
  services: readonly BackendService[],
  tokenLifetime: number,
  rotateRefreshToken: boolean,
  hooks: Pick<Configuration, 'extraParams' | 'findAccount' | 'loadExistingGrant' | 'issueRefreshToken'>,
): Configuration {
  return {
    ...hooks,
    adapter: () => new TokenStorage(),
    clients: [
      ...clients.map(
        (client): ClientMetadata => ({
          client_id: client.clientId,
          client_name: client.name,
          redirect_uris: [...client.redirectUris],
          token_endpoint_auth_method: 'none',
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
        }),
      ),
      ...services.map(
        ({ clientId, jwks }): ClientMetadata => ({
          client_id: clientId,
          redirect_uris: [],
          response_types: [],
          grant_types: ['client_credentials'],
          token_endpoint_auth_method: 'private_key_jwt',
          jwks: jwks as NonNullable<ClientMetadata['jwks']>,
        }),
      ),
    ],
    clientAuthMethods: ['none', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES384', 'RS384'] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: [...Object.keys(identityClaims), markerScope],
    claims: identityClaims,
    conformIdTokenClaims: false,
    routes: {
      ...{ authorization: '/authorize', token: '/token', jwks: '/jwks', revocation: '/revoke' },
      userinfo: '/userinfo',
    },
    features: {
      ...{ revocation: { enabled: true }, clientCredentials: { enabled: true } },
      ...{ devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      ...{ dPoP: { enabled: false }, resourceIndicators: { enabled: false } },
    },
    interactions: { policy: [] },
    rotateRefreshToken,
    expiresWithSession: async () => false,
    clientBasedCORS: () => false,
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = errorPage(out.error, out.error_description)
    },
    ttl: {
      AccessToken: tokenLifetime,
      ClientCredentials: tokenLifetime,
      AuthorizationCode: 60,
      IdToken: Math.max(tokenLifetime, 300),
      RefreshToken: days(1),
      Grant: days(1),
      Session: 60,
    },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    jwks: { keys: [signingKey()] },
  }
}

/** The scopes that oidc-provider sees, with the claims they bring into the id_token. */
const identityClaims: Record<string, string[]> = {
  openid: ['sub'],
  fhirUser: ['fhirUser'],
  profile: ['name', 'locale'],
}

/** Stands for the SMART scopes before the library, which refuses requests without any granted scope. */
export const markerScope = 'smart'

function days(n: number): number {
  return n * 24 * 60 * 60
}

/** One a process: to make an RSA key takes as long as all the rest of a start. */
const KEYS: Readonly<Record<string, unknown>>[] = []

function signingKey() {
  const [known] = KEYS
  if (known !== undefined) return known
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = randomBytes(8).toString('hex')
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid }
  KEYS.push(key)
  return key
}

/** Where oidc-provider keeps one kind of token: in the memory of one sandbox, nothing shared between two. */
class TokenStorage implements Adapter {
  readonly #items = new ExpiringCodes<AdapterPayload>(() => new Date(), Number.POSITIVE_INFINITY)

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.#items.set(id, payload, expiresIn)
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#items.get(id)
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#items.entries().find(([, payload]) => payload.uid === uid)?.[1]
  }

  /** Of the device flow, which is not offered. */
  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<void> {
    const payload = this.#items.get(id)
    if (payload) payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    this.#items.delete(id)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, payload] of this.#items.entries()) if (payload.grantId === grantId) this.#items.delete(id)
  }
}
