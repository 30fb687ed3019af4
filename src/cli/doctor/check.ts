/** `skipped`: not looked at, for the reason given. `warn`: works with a loss, or could not be told. `fail`: TIPM will not work so. */
export const STATUSES = ['pass', 'warn', 'fail', 'skipped'] as const
export type CheckStatus = (typeof STATUSES)[number]

/** What is looked at, in the order of the report. */
export const CHECK_IDS = [
  'site-file',
  'origin',
  'served-site',
  'tls',
  'discovery',
  'endpoints',
  'audience',
  'pkce',
  'client-type',
  'launch',
  'user',
  'scopes',
  'client',
  'headers',
  'sign-in-post',
  'cors-discovery',
  'cors-token',
  'cors-read',
  'cors-write',
  'fhir-version',
  'reads',
  'writes',
  'audit',
  'clock',
  'patient',
  'codes',
  'inputs',
  'drugs',
] as const
export type CheckId = (typeof CHECK_IDS)[number]

/** One thing looked at: what was found, and what to do about it. Holds no patient data. */
export interface Check {
  readonly id: CheckId
  readonly status: CheckStatus
  readonly found: string
  readonly advice: string | null
}

export function pass(id: CheckId, found: string): Check {
  return { id, status: 'pass', found, advice: null }
}

export function warn(id: CheckId, found: string, advice: string): Check {
  return { id, status: 'warn', found, advice }
}

export function fail(id: CheckId, found: string, advice: string): Check {
  return { id, status: 'fail', found, advice }
}

export function skipped(id: CheckId, found: string, advice: string | null = null): Check {
  return { id, status: 'skipped', found, advice }
}
