import { failed, type Outcome, succeeded } from '../page/setup/problem.ts'

/** What signing in needs of the browser: cryptography (secure contexts only) and the tab's session storage. */
export function browserChecks(): Outcome<undefined> {
  if (!window.isSecureContext) return failed('insecure-context')
  try {
    const probe = 'tipm-probe'
    sessionStorage.setItem(probe, '1')
    sessionStorage.removeItem(probe)
    return succeeded(undefined)
  } catch {
    return failed('storage-unavailable')
  }
}
