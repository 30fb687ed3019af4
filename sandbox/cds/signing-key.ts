import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose'

/** The key by which the EHR signs its calls of CDS services. */
export interface SigningKey {
  /** Public half, as published. */
  readonly jwks: JSONWebKeySet
  /** A token for one call (CDS Hooks 2.0.1, "Trusting CDS Clients"), good for five minutes. */
  sign(claims: { readonly iss: string; readonly aud: string; readonly jku: string }): Promise<string>
}

const ALGORITHM = 'ES384'

/** A new key, which lives as long as the process. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM)
  const kid = randomUUID()
  const jwk = await exportJWK(publicKey)
  return {
    jwks: { keys: [{ ...jwk, kid, alg: ALGORITHM, use: 'sig' }] },
    sign: ({ iss, aud, jku }) =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid, jku })
        .setIssuer(iss)
        .setAudience(aud)
        .setIssuedAt()
        .setExpirationTime('5 minutes')
        .setJti(randomUUID())
        .sign(privateKey),
  }
}
