import { unreachedProblem } from '../app/session/unreached-problem.ts'
import type { Problem } from '../page/setup/problem.ts'
import { fail, ok, type Result } from '../result.ts'
import { discover } from '../smart/discover.ts'
import type { SmartServer } from '../smart/smart-server.ts'

/**
 * How the EHR signs apps in, read before anything is sent to it, so that each lack is named for what it is. An EHR
 * that names its PKCE methods without S256 is refused; one that says nothing of PKCE gets the challenge all the same.
 */
export async function discoverEhr(iss: string): Promise<Result<SmartServer, Problem>> {
  const found = await discover(iss)
  if (!found.ok) {
    const { problem } = found
    switch (problem.code) {
      case 'unreachable':
        return unreachedProblem(problem.url, 'smart-configuration-unreachable')
      case 'faulty':
        return fail({
          code: 'smart-configuration-unreachable',
          detail: `${problem.url}: HTTP ${problem.status}`,
        })
      case 'no-endpoints':
        return fail({ code: 'smart-configuration-invalid', detail: iss })
      case 'unsafe-endpoint':
        return fail({ code: 'sign-in-not-secure', detail: iss })
    }
  }
  const { challengeMethods, capabilities } = found.value
  if (challengeMethods !== undefined && !challengeMethods.includes('S256')) {
    return fail({ code: 'pkce-not-supported', detail: iss })
  }
  return isForConfidentialOnly(capabilities)
    ? fail({ code: 'client-refused', detail: 'client-confidential' })
    : ok(found.value)
}

/** An EHR that announces confidential clients and no public ones (SMART App Launch 2.2, "Capability Sets"). */
function isForConfidentialOnly(capabilities: readonly string[]): boolean {
  return (
    !capabilities.includes('client-public') &&
    capabilities.some((capability) => capability.startsWith('client-confidential'))
  )
}
