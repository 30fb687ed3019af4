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

const TIMEOUT_MS = 20_000

/**
 * Keeps the session's token alive through fhirclient (one renewal at a time, rotating refresh tokens, stored). A renewal
 * that names another patient ends the session: such a token must not be used. One that was refused leaves the old token to its end;
 * one that failed otherwise is tried again at the next request.
 */
export function tokenKeeper(client: SmartClient, ended: () => void): TokenKeeper {
  const patient = client.state.tokenResponse?.patient
  let over = false
  let refused = false
  let renewedAt = Number.NEGATIVE_INFINITY

  const renew = async (): Promise<boolean> => {
    if (over) return false
    if (Date.now() - renewedAt < JUST_RENEWED_MS) return true
    const { refresh_token: kept, scope = '' } = client.state.tokenResponse ?? {}
    // fhirclient renews only where a granted scope announces it; RFC 6749 lets the refresh token itself do so.
    if (kept && !/\bo(n|ff)line_access\b/.test(scope)) {
      Object.assign(client.state.tokenResponse ?? {}, { scope: `${scope} online_access`.trim() })
    }
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    try {
      await client.refresh({ credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', signal })
    } catch (error) {
      refused = kept === undefined || isRefusal(error)
      if (refused) return false
      // fhirclient forgets the refresh token whatever the renewal failed of.
      Object.assign(client.state.tokenResponse ?? {}, { refresh_token: kept })
      const { key } = client.state
      if (key !== undefined) await client.environment.getStorage().set(key, client.state)
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

/** Whether the EHR said no: an error of ours by OAuth (RFC 6749, 5.2), not one of the network or of a server that is down. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}
