import { importJWK, type JWK, SignJWT } from 'jose'
import * as z from 'zod/mini'
import { fetchJson } from '../../fhir-client/fetch-json.ts'
import { fail, ok, type Result } from '../../result.ts'
import { discover } from '../../smart/discover.ts'
import type { ExportProblem } from './export-problem.ts'

/** A client of SMART Backend Services: its id, and the private key whose public half the server knows. */
export interface BackendClient {
  readonly clientId: string
  /** RS384 or ES384, with `kid`. */
  readonly key: JWK
}

const tokenSchema = z.looseObject({ access_token: z.string(), expires_in: z.optional(z.number()) })

/** Seconds before its end from which a token is not used any more. */
const EARLY_S = 60

/** Gives the header to send: a token of `system/*.rs`, fetched anew when it is about to end (SMART App Launch 2.2, Backend Services). */
export function backendToken(
  base: string,
  { clientId, key }: BackendClient,
): () => Promise<Result<string, ExportProblem>> {
  let held: { readonly header: string; readonly endsAt: number } | undefined
  return async () => {
    if (held !== undefined && Date.now() < held.endsAt) return ok(held.header)
    const server = await discover(base)
    if (!server.ok) return fail({ code: 'token-refused', detail: server.problem.code })
    const { tokenEndpoint } = server.value
    const alg = key.alg ?? (key.kty === 'EC' ? 'ES384' : 'RS384')
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg, typ: 'JWT', ...(key.kid === undefined ? {} : { kid: key.kid }) })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(tokenEndpoint)
      .setJti(crypto.randomUUID())
      .setExpirationTime('4m')
      .sign(await importJWK(key, alg))
    const answer = await fetchJson(tokenEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'system/*.rs',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    })
    if (!answer.ok) {
      const { problem } = answer
      return fail({
        code: 'token-refused',
        detail: problem.code === 'http' ? `HTTP ${problem.status}` : problem.code,
      })
    }
    const token = z.safeParse(tokenSchema, answer.value)
    if (!token.success) return fail({ code: 'token-refused', detail: 'no token in the answer' })
    const { access_token, expires_in = 300 } = token.data
    held = { header: `Bearer ${access_token}`, endsAt: Date.now() + (expires_in - EARLY_S) * 1000 }
    return ok(held.header)
  }
}
