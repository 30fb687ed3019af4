import { localeOf, type SignedInUser, userOf } from './id-token.ts'
import { type Intent, readIntent } from './intent.ts'
import type { TokenResponse } from './token-response.ts'

/** What a token response grants beside the token itself. */
export interface Grant {
  /** A bare id; empty where the EHR names none. */
  readonly patient: string
  readonly encounter: string | undefined
  readonly scope: string | undefined
  readonly needsBanner: boolean
  readonly fhirContext: readonly string[]
  readonly appContext: string | undefined
  readonly user: SignedInUser | undefined
  readonly intent: Intent | undefined
  readonly locale: string | undefined
  readonly styleUrl: string | undefined
}

export function grantOf(token: TokenResponse, clientId: string): Grant {
  return {
    patient: token.patient?.replace(/^Patient\//, '') ?? '',
    encounter: token.encounter === '' ? undefined : token.encounter,
    scope: token.scope,
    needsBanner: token.need_patient_banner !== false,
    fhirContext: contextOf(token.fhirContext),
    appContext: token.appContext,
    user: userOf(token.id_token, clientId),
    intent: readIntent(token.intent, token.appContext),
    locale: localeOf(token.id_token),
    styleUrl: token.smart_style_url,
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
