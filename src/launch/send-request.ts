import type { AuthorizationRequest } from './authorization-request.ts'

/** Leaves for the EHR's sign-in. By GET the launch page leaves no trace in the history: going back returns to where the launch came from. */
export function sendRequest({ method, url, parameters }: AuthorizationRequest): void {
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

const SENT = { tipmSent: true }

/** Whether this history entry has sent its request already. */
export function wasSent(historyState: unknown): boolean {
  return historyState !== null && typeof historyState === 'object' && 'tipmSent' in historyState
}
