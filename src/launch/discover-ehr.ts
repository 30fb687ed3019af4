import { unreachedProblem } from '../app/session/unreached-problem.ts'
import { failed, type Outcome, succeeded } from '../page/setup/problem.ts'
import { discover } from '../smart/discover.ts'
import type { SmartServer } from '../smart/smart-server.ts'

/**
 * How the EHR signs apps in, read before anything is sent to it, so that each lack is named for what it is. An EHR
 * that names its PKCE methods without S256 is refused; one that says nothing of PKCE gets the challenge all the same.
 */
export async function discoverEhr(iss: string): Promise<Outcome<SmartServer>> {
  const found = await discover(iss)
  if (!found.ok) {
    switch (found.code) {
      case 'unreachable':
        return unreachedProblem(found.url, 'smart-configuration-unreachable')
      case 'faulty':
        return failed('smart-configuration-unreachable', { detail: `${found.url}: HTTP ${found.status}` })
      case 'no-endpoints':
        return failed('smart-configuration-invalid', { detail: iss })
      case 'unsafe-endpoint':
        return failed('sign-in-not-secure', { detail: iss })
    }
  }
  const { challengeMethods, capabilities } = found.server
  if (challengeMethods !== undefined && !challengeMethods.includes('S256')) {
    return failed('pkce-not-supported', { detail: iss })
  }
  return isForConfidentialOnly(capabilities)
    ? failed('client-refused', { detail: 'client-confidential' })
    : succeeded(found.server)
}

/** An EHR that announces confidential clients and no public ones (SMART App Launch 2.2, "Capability Sets"). */
function isForConfidentialOnly(capabilities: readonly string[]): boolean {
  return (
    !capabilities.includes('client-public') &&
    capabilities.some((capability) => capability.startsWith('client-confidential'))
  )
}
