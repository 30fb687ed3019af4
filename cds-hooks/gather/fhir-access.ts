import type { FhirAuthorization, HookRequest } from '../request-schema.ts'

/** A FHIR server that may be asked, with the token for it. Lives as long as the request; the token is never stored or logged. */
export interface FhirAccess {
  /** Ends in a slash. */
  readonly base: string
  readonly token: string
  readonly scope: string
}

export type FhirAccessResult =
  | { readonly ok: true; readonly access: FhirAccess }
  | {
      readonly ok: false
      readonly reason: 'not-offered' | 'server-not-allowed' | 'other-patient' | 'token-expired'
    }

/** Whether a request's `fhirServer` may be asked: listed in the site file exactly, with a token that is for this patient. */
export function fhirAccess(
  {
    fhirServer,
    fhirAuthorization,
    context,
  }: Pick<HookRequest, 'fhirServer' | 'fhirAuthorization' | 'context'>,
  allowed: readonly string[],
): FhirAccessResult {
  if (fhirServer === undefined || fhirAuthorization === undefined) return { ok: false, reason: 'not-offered' }
  const base = allowedBase(fhirServer, allowed)
  if (base === undefined) return { ok: false, reason: 'server-not-allowed' }
  if (!isFor(fhirAuthorization, context.patientId)) return { ok: false, reason: 'other-patient' }
  if (fhirAuthorization.expires_in <= 0) return { ok: false, reason: 'token-expired' }
  return {
    ok: true,
    access: { base, token: fhirAuthorization.access_token, scope: fhirAuthorization.scope },
  }
}

/**
 * The site file's own spelling of a FHIR base, if it lists this one. Both are compared as WHATWG URLs, so no other way
 * of writing a host (user name, port, dots, decimal or mapped IPv6 addresses) passes for a listed one.
 */
function allowedBase(url: string, allowed: readonly string[]): string | undefined {
  const wanted = baseOf(url)
  return wanted === undefined ? undefined : allowed.map(baseOf).find((base) => base === wanted)
}

function baseOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, username, password, search, hash, href } = new URL(url)
  if (!/^https?:$/.test(protocol) || `${username}${password}${search}${hash}` !== '') return undefined
  return `${href.replace(/\/+$/, '')}/`
}

function isFor({ patient }: FhirAuthorization, patientId: string): boolean {
  return patient === undefined || patient === patientId
}
