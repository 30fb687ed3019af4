import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))

const sessionNote = z.object({
  /** FHIR base as in the site file. */
  iss: text,
  /** FHIR base as the EHR spells it. */
  aud: text,
  clientId: text,
  /** The scopes that were asked for. */
  scope: text,
  tokenEndpoint: text,
  launch: z.enum(['ehr', 'standalone']),
  /** What the EHR handed over, for a second try where the first is cancelled. */
  launchToken: z.optional(z.string()),
  /** Of the authorization server, if it says so; responses must name no other. */
  issuer: z.optional(z.string()),
  namesIssuer: z.boolean(),
})

/** What the launch page knew of a session, beside what fhirclient keeps of it under the same state. */
export type SessionNote = z.infer<typeof sessionNote>

const PREFIX = 'tipm:'

/** The note of a state; undefined when this tab has none. */
export function readNote(storage: Storage, stateKey: string): SessionNote | undefined {
  try {
    return z.parse(sessionNote, JSON.parse(storage.getItem(PREFIX + stateKey) ?? 'null'))
  } catch {
    return undefined
  }
}

export function noteSession(storage: Storage, stateKey: string, note: SessionNote): void {
  storage.setItem(PREFIX + stateKey, JSON.stringify(note))
}

/** Forgets a session altogether, fhirclient's part and ours. */
export function forgetSession(storage: Storage, stateKey: string): void {
  storage.removeItem(stateKey)
  storage.removeItem(PREFIX + stateKey)
}

/** The state a storage key belongs to, whichever part of the session it holds. */
export function stateOf(storageKey: string): string {
  return storageKey.startsWith(PREFIX) ? storageKey.slice(PREFIX.length) : storageKey
}

/** fhirclient takes a relative token endpoint as it is; SMART resolves it against the FHIR base. */
export function pointToTokenEndpoint(storage: Storage, stateKey: string, tokenEndpoint: string): void {
  const kept: unknown = JSON.parse(storage.getItem(stateKey) ?? 'null')
  if (kept === null || typeof kept !== 'object') throw new Error('fhirclient has kept no session')
  storage.setItem(stateKey, JSON.stringify({ ...kept, tokenUri: tokenEndpoint }))
}
