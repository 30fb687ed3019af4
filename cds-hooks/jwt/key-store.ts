import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose'
import type { Fetch } from '../../src/fhir-client/ask.ts'
import type { CdsClient } from '../site-settings.ts'

export type FindKey = (
  header: JWSHeaderParameters | undefined,
  token: FlattenedJWSInput,
) => Promise<CryptoKey>

/** The public keys of the site's CDS clients: given in the site file, or fetched from its `jku`, cached and rotated. */
export interface KeyStore {
  keysOf(client: CdsClient): FindKey
}

/** Fetched keys count for ten minutes; an unknown `kid` asks again at once, but no more than every half minute. */
export function keyStore(clients: readonly CdsClient[], fetch: Fetch): KeyStore {
  const sets = new Map(clients.map((client) => [client.iss, keySet(client, fetch)]))
  const none: FindKey = () => Promise.reject(new Error('no such client'))
  return { keysOf: ({ iss }) => sets.get(iss) ?? none }
}

function keySet({ jku, jwks }: CdsClient, fetch: Fetch): FindKey {
  if (jwks !== undefined) {
    const find = createLocalJWKSet(jwks as object as JSONWebKeySet)
    return (header, token) => find(withKid(header), token)
  }
  const find = createRemoteJWKSet(new URL(jku ?? ''), {
    cacheMaxAge: 600_000,
    cooldownDuration: 30_000,
    timeoutDuration: 2_000,
    [customFetch]: (url, { headers, signal }) =>
      fetch(url, { method: 'GET', headers, signal, redirect: 'manual' }),
  })
  return (header, token) => find(withKid(header), token)
}

/** Without `kid` a key would be guessed: the contract requires one. */
function withKid(header: JWSHeaderParameters | undefined): JWSHeaderParameters {
  return { ...header, kid: header?.kid ?? '' }
}
