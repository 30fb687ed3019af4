import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))

/** What an open session holds of the token response, checked. */
const granted = z.object({
  accessToken: text,
  refreshToken: z.optional(text),
  /** By this machine's clock, epoch milliseconds; absent where the EHR does not say. */
  expiresAt: z.optional(z.number()),
  patient: z.optional(z.string()),
  encounter: z.optional(z.string()),
  needsBanner: z.boolean(),
  scope: z.optional(z.string()),
  fhirContext: z.array(z.string()),
  user: z.optional(z.object({ reference: text, display: z.optional(z.string()) })),
})

const storedSession = z.object({
  /** FHIR base as in the site file. */
  iss: text,
  clientId: text,
  redirectUri: text,
  tokenEndpoint: text,
  launch: z.enum(['ehr', 'standalone']),
  /** Of the authorization server, if it says so; responses must name no other. */
  issuer: z.optional(z.string()),
  namesIssuer: z.boolean(),
  /** PKCE; gone once it was used. */
  codeVerifier: z.optional(text),
  granted: z.optional(granted),
})

/** A session in the tab's storage: as asked for by the launch page, then as granted. */
export type StoredSession = z.infer<typeof storedSession>
export type Granted = z.infer<typeof granted>

/** The session of a state; undefined when this tab has none. */
export function readSession(storage: Storage, stateKey: string): StoredSession | undefined {
  try {
    return z.parse(storedSession, JSON.parse(storage.getItem(stateKey) ?? 'null'))
  } catch {
    return undefined
  }
}

export function writeSession(storage: Storage, stateKey: string, session: StoredSession): void {
  storage.setItem(stateKey, JSON.stringify(session))
}
