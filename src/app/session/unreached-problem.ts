import type { Problem } from '../../page/setup/problem.ts'
import { fail, type Result } from '../../result.ts'
import type { ProblemCode } from '../../text/problem-codes.ts'

/** The problem of a URL that could not be asked: `down` names it where the server is silent. */
export async function unreachedProblem(url: string, down: ProblemCode): Promise<Result<never, Problem>> {
  const there = new URL(url).origin
  switch (await whyUnreached(url)) {
    case 'cors':
      return fail({ code: 'origin-not-allowed', detail: `${location.origin} → ${url}` })
    case 'policy':
      return fail({ code: 'policy-blocks-ehr', detail: `connect-src ${there}` })
    case 'down':
      return fail({ code: down, detail: url })
  }
}

/**
 * Why a request failed without an answer. `policy`: this page's own Content-Security-Policy. `cors`: the server
 * answers, but does not let pages of this origin read it. `down`: no answer at all.
 */
type Unreached = 'policy' | 'cors' | 'down'

/** Asks the server for nothing readable (a GET without CORS, without credentials), which tells a refusal from silence. */
async function whyUnreached(url: string): Promise<Unreached> {
  let blocked = false
  const noteViolation = (event: SecurityPolicyViolationEvent) => {
    blocked ||= event.effectiveDirective === 'connect-src'
  }
  document.addEventListener('securitypolicyviolation', noteViolation)
  try {
    await fetch(url, {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(10_000),
    })
    return 'cors'
  } catch {
    // The violation is reported in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 50))
    return blocked ? 'policy' : 'down'
  } finally {
    document.removeEventListener('securitypolicyviolation', noteViolation)
  }
}
