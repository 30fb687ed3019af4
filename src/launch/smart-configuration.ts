import { failed, type Outcome, succeeded } from '../app/setup/problem.ts'

/** `online_access`: a refresh token while the user is online. `profile`: the clinician's name for the record. */
export type OfferedScope = 'online_access' | 'profile'

export interface SmartConfiguration {
  /** Scopes worth asking for beyond the least: unknown ones make some EHRs refuse the whole launch. */
  readonly offered: readonly OfferedScope[]
}

/**
 * Reads `{iss}/.well-known/smart-configuration` before anything is sent to the EHR, so that each lack is named for
 * what it is. PKCE with S256 is demanded (SMART App Launch 2.2: servers SHALL support it).
 */
export async function smartConfiguration(iss: string): Promise<Outcome<SmartConfiguration>> {
  const json = await wellKnown(iss)
  if (!isRecord(json)) return failed('smart-configuration-unreachable', { detail: iss })
  if (!isText(json['authorization_endpoint']) || !isText(json['token_endpoint'])) {
    return failed('smart-configuration-invalid', { detail: iss })
  }
  if (!texts(json['code_challenge_methods_supported']).includes('S256')) {
    return failed('pkce-not-supported', { detail: iss })
  }
  const supported = texts(json['scopes_supported'])
  const online =
    supported.includes('online_access') || texts(json['capabilities']).includes('permission-online')
  return succeeded({
    offered: [
      ...(online ? (['online_access'] as const) : []),
      ...(supported.includes('profile') ? (['profile'] as const) : []),
    ],
  })
}

async function wellKnown(iss: string): Promise<unknown> {
  try {
    const response = await fetch(`${iss.replace(/\/$/, '')}/.well-known/smart-configuration`, {
      headers: { accept: 'application/json' },
      credentials: 'omit',
      signal: AbortSignal.timeout(20_000),
    })
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object'
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(isText) : []
}
