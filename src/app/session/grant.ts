import { userOf } from './id-token.ts'
import type { Granted } from './stored-session.ts'
import type { TokenResponse } from './token-request.ts'

/**
 * What a token response grants, at `now` (epoch milliseconds). Its life is counted from its arrival by this machine's
 * clock: a clock that differs from the EHR's changes nothing.
 */
export function grantOf(token: TokenResponse, clientId: string, now: number): Granted {
  const user = userOf(token.id_token, clientId)
  return {
    accessToken: token.access_token,
    ...given('refreshToken', token.refresh_token),
    ...(token.expires_in === undefined ? {} : { expiresAt: now + token.expires_in * 1000 }),
    ...given('patient', token.patient),
    ...given('encounter', token.encounter),
    ...given('scope', token.scope),
    needsBanner: token.need_patient_banner !== false,
    fhirContext: contextOf(token.fhirContext),
    ...(user === undefined ? {} : { user }),
  }
}

/**
 * The grant after a refresh (RFC 6749, 6): a rotated refresh token replaces the old one, else that stays. Undefined
 * when the EHR now names another patient: such a token must not be used.
 */
export function refreshedGrant(old: Granted, token: TokenResponse, now: number): Granted | undefined {
  if (token.patient !== undefined && token.patient !== old.patient) return undefined
  const { expiresAt: _, ...lasting } = old
  return {
    ...lasting,
    accessToken: token.access_token,
    ...given('refreshToken', token.refresh_token),
    ...(token.expires_in === undefined ? {} : { expiresAt: now + token.expires_in * 1000 }),
  }
}

/** References of `fhirContext` (SMART App Launch 2.2), such as the report the app was opened from; what is malformed is left out. */
function contextOf(entries: readonly unknown[] | undefined): string[] {
  return (entries ?? []).flatMap((entry) => {
    if (entry === null || typeof entry !== 'object' || !('reference' in entry)) return []
    const { reference } = entry
    return typeof reference === 'string' && /^[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(reference)
      ? [reference]
      : []
  })
}

function given<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined || value === '' ? {} : ({ [key]: value } as Partial<Record<K, string>>)
}
