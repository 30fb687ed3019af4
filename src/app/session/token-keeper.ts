import type { smart } from './smart-client.ts'

type SmartClient = Awaited<ReturnType<typeof smart.ready>>

export interface TokenKeeper {
  /** `Bearer ...`, after a renewal where the token is about to run out; undefined when there is none any more. */
  authorization(): Promise<string | undefined>
  /** Asks for a new token after a 401; false when there is no way to. */
  renew(): Promise<boolean>
  /** When the token runs out for good (ms since 1970); undefined while it can be renewed, or where the EHR names no time. */
  endsAt(): number | undefined
}

/** A 401 that arrives within this time after a renewal answers a request that was sent with the old token. */
const JUST_RENEWED_MS = 3_000

/**
 * Keeps the session's token alive through fhirclient (one renewal at a time, rotating refresh tokens, stored). A renewal
 * that names another patient ends the session: such a token must not be used.
 */
export function tokenKeeper(client: SmartClient, ended: () => void): TokenKeeper {
  const { patient, scope } = client.state.tokenResponse ?? {}
  let over = false
  let refused = false
  let renewedAt = Number.NEGATIVE_INFINITY
  // fhirclient renews only where a granted scope announces it; RFC 6749 lets the refresh token itself do so.
  if (client.state.tokenResponse?.refresh_token && !/\bo(n|ff)line_access\b/.test(scope ?? '')) {
    client.state.tokenResponse.scope = `${scope ?? ''} online_access`.trim()
  }

  const renew = async (): Promise<boolean> => {
    if (over) return false
    if (Date.now() - renewedAt < JUST_RENEWED_MS) return true
    try {
      await client.refresh({ credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' })
    } catch {
      // No refresh token, or it was refused: the access token may still have its time.
      refused = true
      return false
    }
    renewedAt = Date.now()
    refused = false
    if (client.state.tokenResponse?.patient === patient) return true
    over = true
    ended()
    return false
  }

  return {
    renew,
    endsAt: () => {
      const { tokenResponse, expiresAt } = client.state
      if (over) return 0
      const isRenewable = Boolean(tokenResponse?.refresh_token) && !refused
      // Without `expires_in` fhirclient makes a time up.
      const isNamed = typeof tokenResponse?.expires_in === 'number'
      return isRenewable || !isNamed || expiresAt === undefined ? undefined : expiresAt * 1000
    },
    authorization: async () => {
      const { expiresAt } = client.state
      if (expiresAt !== undefined && expiresAt - 30 < Date.now() / 1000) await renew()
      return over ? undefined : (client.getAuthorizationHeader() ?? undefined)
    },
  }
}
