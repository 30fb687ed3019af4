import type { Problem } from '../page/setup/problem.ts'
import { fail, ok, type Result } from '../result.ts'
import { sameBase } from '../site/same-base.ts'
import type { Issuer, SiteConfig } from '../site/site-schema.ts'

/** What the EHR handed over. */
export interface EhrLaunch {
  /** Absent where the app starts by itself. */
  readonly token?: string
  /** The issuer as the launch spells it: some EHRs compare `aud` letter by letter. */
  readonly aud?: string
}

/** What to do with a visit of the launch page. */
export type LaunchRequest =
  | { readonly kind: 'sign-in'; readonly issuer: Issuer; readonly launch: EhrLaunch }
  | { readonly kind: 'choose'; readonly issuers: readonly Issuer[] }

/**
 * Reads the launch page's query (SMART App Launch 2.2, "Launch App"). Only `iss` and `launch` count: `clientId`,
 * `patientId`, `fhirServiceUrl` and all else are not looked at. An issuer must be one of the site file's, up to the
 * case of its host, a default port and a trailing slash; requests go to the site file's spelling.
 */
export function launchRequest(query: URLSearchParams, site: SiteConfig): Result<LaunchRequest, Problem> {
  const { issuers } = site.smart
  const named = query.getAll('iss')
  const launches = query.getAll('launch')
  const [iss] = named
  const [launch] = launches
  if (named.length > 1 || launches.length > 1) return fail({ code: 'issuer-not-accepted' })
  if (iss === undefined || iss === '') {
    if (launch !== undefined) return fail({ code: 'issuer-missing' })
    const [only] = issuers
    return ok(
      only !== undefined && issuers.length === 1
        ? { kind: 'sign-in', issuer: only, launch: {} }
        : { kind: 'choose', issuers },
    )
  }
  const issuer = issuers.find((candidate) => sameBase(candidate.iss, iss))
  if (issuer === undefined) return fail({ code: 'issuer-not-accepted', detail: iss.slice(0, 200) })
  const token = launch === undefined || launch === '' ? {} : { token: launch }
  return ok({ kind: 'sign-in', issuer, launch: { ...token, aud: iss } })
}
