import { compactVerify, decodeJwt, decodeProtectedHeader, errors } from 'jose'
import { fail, ok, type Result } from '../../src/result.ts'
import type { CdsClient } from '../site-settings.ts'
import type { KeyStore } from './key-store.ts'

/** A caller that proved who it is. `tenant` and `jti` may be logged, the token never. */
export interface Caller {
  readonly client: CdsClient
  readonly tenant: string | undefined
  readonly jti: string
}

export type TokenFault =
  | 'no-token'
  | 'malformed'
  | 'unknown-issuer'
  | 'wrong-audience'
  | 'expired'
  | 'too-long-lived'
  | 'not-yet-valid'
  | 'wrong-tenant'
  | 'algorithm-refused'
  | 'foreign-key-url'
  | 'unknown-key'
  | 'bad-signature'
  | 'replayed'
  /** The caller may be right, but this cannot be told now. */
  | 'keys-unavailable'
  | 'store-unavailable'

export interface VerifyContext {
  readonly clients: readonly CdsClient[]
  /** Accepted values of `aud`: the URL of the service. */
  readonly audiences: readonly string[]
  readonly keys: KeyStore
  /** Remembers a token's id until it expires; false when it was seen before. Rejects when that cannot be told. */
  readonly remember: (id: string, expires: Date) => Promise<boolean>
  readonly now: Date
}

const SKEW_SECONDS = 300
/** A token is made for one call. */
const LONGEST_SECONDS = 3600
const ALGORITHMS = ['ES384', 'RS384']
const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)$/i

/** Verifies a CDS client's token (CDS Hooks 2.0.1, "Trusting CDS Clients") in the order issuer, audience, times, tenant, algorithm, keys, signature, replay. */
export async function verifyToken(
  header: string | undefined,
  context: VerifyContext,
): Promise<Result<Caller, TokenFault>> {
  if (header === undefined) return fail('no-token')
  const token = BEARER.exec(header)?.[1]
  const parsed = token === undefined ? undefined : decoded(token)
  if (token === undefined || parsed === undefined) return fail('malformed')
  const { claims, protectedHeader } = parsed
  const client = context.clients.find(({ iss }) => iss === claims.iss)
  if (client === undefined) return fail('unknown-issuer')
  const accepted = [...context.audiences, ...client.audiences]
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud]
  if (!audiences.some((aud) => aud !== undefined && accepted.includes(aud))) return fail('wrong-audience')

  const now = context.now.getTime() / 1000
  const { exp, iat, nbf, jti } = claims
  const tenant = claims['tenant']
  if (typeof exp !== 'number' || typeof iat !== 'number' || typeof jti !== 'string' || jti === '') {
    return fail('malformed')
  }
  if (exp <= now - SKEW_SECONDS) return fail('expired')
  // Its id is kept against replay until then.
  if (exp > now + LONGEST_SECONDS + SKEW_SECONDS) return fail('too-long-lived')
  if (Math.max(iat, nbf ?? iat) > now + SKEW_SECONDS) return fail('not-yet-valid')
  if (client.tenants !== undefined && !client.tenants.some((name) => name === tenant))
    return fail('wrong-tenant')

  const { alg, jku } = protectedHeader
  if (alg === undefined || !ALGORITHMS.includes(alg)) return fail('algorithm-refused')
  if (jku !== undefined && jku !== client.jku) return fail('foreign-key-url')
  const fault = await signatureFault(token, client, context.keys)
  if (fault !== undefined) return fail(fault)

  const expires = new Date((exp + SKEW_SECONDS) * 1000)
  const isNew = await context.remember(JSON.stringify([client.iss, jti]), expires).catch(() => undefined)
  if (isNew === undefined) return fail('store-unavailable')
  if (!isNew) return fail('replayed')
  return ok({ client, tenant: typeof tenant === 'string' ? tenant : undefined, jti })
}

function decoded(token: string) {
  try {
    return { claims: decodeJwt(token), protectedHeader: decodeProtectedHeader(token) }
  } catch {
    return undefined
  }
}

async function signatureFault(
  token: string,
  client: CdsClient,
  keys: KeyStore,
): Promise<'unknown-key' | 'bad-signature' | 'keys-unavailable' | undefined> {
  try {
    await compactVerify(token, keys.keysOf(client), { algorithms: ALGORITHMS })
    return undefined
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
      return 'unknown-key'
    }
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad-signature'
    if (error instanceof errors.JWSInvalid || error instanceof errors.JOSENotSupported) return 'bad-signature'
    // What remains: the key set could not be fetched or read.
    return 'keys-unavailable'
  }
}
