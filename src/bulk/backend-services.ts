import { SignJWT } from 'jose'
import * as z from 'zod/mini'
import type { Fetch } from '../fhir-client/ask.ts'
import { fetchJson } from '../fhir-client/fetch-json.ts'
import { fail, ok, type Result } from '../result.ts'
import { wellKnownUrl } from '../smart/discover.ts'
import { type SigningKey, signingKey } from '../smart/signing-key.ts'
import { tokenEndpointOf } from '../smart/smart-server.ts'
import type { BulkProblem } from './bulk-problem.ts'

/** A client that was registered for SMART Backend Services. */
export interface Credentials {
  readonly clientId: string
  /** Its private key: a JWK, or PKCS #8 as PEM. */
  readonly key: string
  /** Its id, where the key does not carry it. */
  readonly kid?: string | undefined
}

/** How requests are authorized; of a server without authorization, not at all. */
export interface Authorization {
  readonly authorization: () => Promise<string | undefined>
  readonly renew: () => Promise<boolean>
}

const NO_AUTHORIZATION: Authorization = { authorization: async () => undefined, renew: async () => false }
/** A token that ends within this time is not used any more. */
const SPARE_MS = 60_000
const description = z.looseObject({ capabilities: z.catch(z.optional(z.array(z.string())), undefined) })
const tokenSchema = z.looseObject({ access_token: z.string(), expires_in: z.catch(z.number(), 300) })
const refusalSchema = z.looseObject({ error: z.string(), error_description: z.optional(z.string()) })

/** Signs in (SMART App Launch 2.2, "Backend Services": private_key_jwt) to read these types of all patients. */
export async function backendServices(
  base: string,
  credentials: Credentials | undefined,
  types: readonly string[],
  fetch: Fetch,
): Promise<Result<Authorization, BulkProblem>> {
  if (credentials === undefined) return ok(NO_AUTHORIZATION)
  const key = await signingKey(credentials.key).catch(() => undefined)
  if (key === undefined) return fail({ code: 'export-key' })
  const described = await fetchJson(
    wellKnownUrl(base),
    { headers: { accept: 'application/json' }, redirect: 'follow' },
    fetch,
  )
  const endpoint = described.ok ? tokenEndpointOf(described.value, base) : undefined
  if (!described.ok || endpoint === undefined) return fail({ code: 'export-token-endpoint' })
  const { data } = z.safeParse(description, described.value)
  const isV1 = data?.capabilities?.includes('permission-v2') === false
  const scope = types.map((type) => `system/${type}.${isV1 ? 'read' : 'rs'}`).join(' ')
  let token = { value: '', endsAt: 0 }
  const signIn = async (): Promise<BulkProblem | undefined> => {
    const body = new URLSearchParams({
      ...{ grant_type: 'client_credentials', scope },
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(credentials, endpoint, key),
    })
    const answer = await fetchJson(
      endpoint,
      { method: 'POST', body, headers: { accept: 'application/json' } },
      fetch,
    )
    const given = z.safeParse(tokenSchema, answer.ok ? answer.value : undefined)
    if (given.success) {
      token = { value: given.data.access_token, endsAt: Date.now() + given.data.expires_in * 1000 }
      return undefined
    }
    if (answer.ok) return { code: 'export-token' }
    const { problem } = answer
    if (problem.code !== 'http') return { code: 'export-token', words: problem.code }
    const refusal = z.safeParse(refusalSchema, problem.json).data
    const words = [refusal?.error, refusal?.error_description].filter(Boolean).join(': ') || undefined
    return { code: 'export-token', status: problem.status, words }
  }
  const problem = await signIn()
  if (problem !== undefined) return fail(problem)
  return ok({
    async authorization() {
      // A token that is shorter lived than the time to spare is used to its end.
      if (token.endsAt < Date.now() + SPARE_MS) await signIn()
      return `Bearer ${token.value}`
    },
    renew: async () => (await signIn()) === undefined,
  })
}

function assertion({ clientId, kid }: Credentials, audience: string, signing: SigningKey): Promise<string> {
  const id = kid ?? signing.kid
  return new SignJWT()
    .setProtectedHeader({ alg: signing.alg, typ: 'JWT', ...(id !== undefined && { kid: id }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .setJti(crypto.randomUUID())
    .sign(signing.key)
}
