import type { Problem } from '../page/setup/problem.ts'
import type { AuthorizationRequest } from './authorization-request.ts'

/** A sign-in page that has not come by then is told of; it may still come. */
const LEAVE_MS = 30_000

/** Leaves for the EHR's sign-in. By GET the launch page leaves no trace in the history: going back returns to where the launch came from. */
export function sendRequest(
  { method, url, parameters }: AuthorizationRequest,
  stayed: (problem: Problem) => void,
): void {
  watchLeaving(url, stayed)
  if (method === 'get') {
    location.replace(url)
    return
  }
  const form = document.createElement('form')
  form.method = 'post'
  form.action = url
  for (const [name, value] of Object.entries(parameters)) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    form.append(input)
  }
  document.body.append(form)
  // A form leaves this page in the history: coming back to it must not start another sign-in.
  history.replaceState(SENT, '')
  form.submit()
}

/** A browser that is kept from leaving says so to the page alone: by its policy at once, where an endpoint is silent not at all. */
function watchLeaving(url: string, stayed: (problem: Problem) => void): void {
  const over = new AbortController()
  const { signal } = over
  const timer = setTimeout(() => {
    over.abort()
    stayed({ code: 'sign-in-not-reached', detail: new URL(url).origin })
  }, LEAVE_MS)
  signal.addEventListener('abort', () => clearTimeout(timer))
  addEventListener('pagehide', () => over.abort(), { signal })
  const violated = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    if (effectiveDirective !== 'form-action') return
    over.abort()
    // A redirect on the way may be what is blocked; some browsers name it.
    const blocked = URL.canParse(blockedURI) ? blockedURI : url
    stayed({ code: 'policy-blocks-sign-in', detail: `form-action ${new URL(blocked).origin}` })
  }
  document.addEventListener('securitypolicyviolation', violated, { signal })
}

const SENT = { tipmSent: true }

/** Whether this history entry has sent its request already. */
export function wasSent(historyState: unknown): boolean {
  return historyState !== null && typeof historyState === 'object' && 'tipmSent' in historyState
}
