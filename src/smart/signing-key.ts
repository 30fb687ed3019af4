import { type CryptoKey, importJWK, importPKCS8, type JWK } from 'jose'

export interface SigningKey {
  readonly key: CryptoKey | Uint8Array
  readonly alg: string
  readonly kid: string | undefined
}

/** A private key as files hold it: a JWK, or PKCS #8 as PEM. Rejects where it cannot be used. ES384 or RS384, as SMART asks, unless it says otherwise. */
export async function signingKey(text: string, alg?: string): Promise<SigningKey> {
  if (!text.trimStart().startsWith('{')) {
    if (alg !== undefined) return { key: await importPKCS8(text, alg), alg, kid: undefined }
    return signingKey(text, 'ES384').catch(() => signingKey(text, 'RS384'))
  }
  const jwk = JSON.parse(text) as JWK
  const algorithm = alg ?? jwk.alg ?? (jwk.kty === 'RSA' ? 'RS384' : 'ES384')
  return { key: await importJWK(jwk, algorithm), alg: algorithm, kid: jwk.kid }
}
