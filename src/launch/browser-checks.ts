import type { Problem } from '../page/setup/problem.ts'
import { fail, ok, type Result } from '../result.ts'

/** What signing in needs of the browser: cryptography (secure contexts only) and the tab's session storage. */
export function browserChecks(): Result<undefined, Problem> {
  if (!window.isSecureContext) return fail({ code: 'insecure-context' })
  try {
    const probe = 'tipm-probe'
    sessionStorage.setItem(probe, '1')
    sessionStorage.removeItem(probe)
    return ok(undefined)
  } catch {
    return fail({ code: 'storage-unavailable' })
  }
}
