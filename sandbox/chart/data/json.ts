import { outcomeTexts } from '../../../src/fhir/resources/outcome-texts.ts'
import { fail, ok } from '../../../src/result.ts'
import type { ChartResult } from './chart-failure.ts'

/** Fetches JSON from the EHR's own server; an OperationOutcome of a refusal becomes the failure's text. */
export async function fetchJson(url: string, init: RequestInit = {}): Promise<ChartResult<unknown>> {
  let response: Response
  try {
    response = await fetch(url, init)
  } catch {
    return fail({ kind: 'unreachable' })
  }
  const body = await response.json().then(ok, () => undefined)
  if (response.ok) return body ?? fail({ kind: 'unexpected', what: 'an answer that is not JSON' })
  const text = outcomeTexts(body?.value).join('; ')
  return fail({ kind: 'refused', status: response.status, ...(text !== '' && { text }) })
}

export function postJson(url: string, body: object, signal?: AbortSignal): Promise<ChartResult<unknown>> {
  const headers = { 'content-type': 'application/json' }
  return fetchJson(url, { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) })
}
