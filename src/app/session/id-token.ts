import { decode } from './base64.ts'

/** Who is signed in, as far as the EHR says. */
export interface SignedInUser {
  /** `Practitioner/12` */
  readonly reference: string
  readonly display?: string | undefined
}

/**
 * The user named by the `fhirUser` claim of an id_token. The token comes directly from the token endpoint over TLS, and TLS may take
 * the place of checking its signature (OpenID Connect Core 3.1.3.7). A token issued for another client is ignored. The claim names the
 * performer of an assessment and grants no access, so the token's issuer and its times are not checked.
 */
export function userOf(idToken: unknown, clientId: string): SignedInUser | undefined {
  const claims = claimsOf(idToken)
  const audience = claims?.['aud']
  if (audience !== undefined && ![audience].flat().includes(clientId)) return undefined
  const url = claims?.['fhirUser'] ?? claims?.['profile']
  if (typeof url !== 'string') return undefined
  const reference =
    /(?:^|\/)((?:Practitioner|PractitionerRole|Patient|RelatedPerson)\/[A-Za-z0-9.-]{1,64})$/.exec(url)?.[1]
  if (reference === undefined) return undefined
  const name = claims?.['name']
  return typeof name === 'string' && name !== '' ? { reference, display: name } : { reference }
}

/** The signed-in user's language (OpenID Connect Core 5.1, `locale`), as it came. */
export function localeOf(idToken: unknown): string | undefined {
  const locale = claimsOf(idToken)?.['locale']
  return typeof locale === 'string' ? locale : undefined
}

function claimsOf(idToken: unknown): Record<string, unknown> | undefined {
  if (typeof idToken !== 'string') return undefined
  const payload = idToken.split('.')[1]
  if (payload === undefined) return undefined
  try {
    const claims: unknown = JSON.parse(decode(payload))
    return claims !== null && typeof claims === 'object' ? (claims as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
