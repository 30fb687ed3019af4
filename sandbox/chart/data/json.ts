import { fail, ok } from '../../../src/result.ts'
import { isRecord } from '../../fhir/resource.ts'
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
  const text = outcomeText(body?.value)
  return fail({ kind: 'refused', status: response.status, ...(text !== undefined && { text }) })
}

function outcomeText(body: unknown): string | undefined {
  const { issue: issues } = isRecord(body) ? body : {}
  if (!Array.isArray(issues)) return undefined
  const texts = issues.filter(isRecord).flatMap(({ diagnostics, details, code }) => {
    const { text = code } = isRecord(details) ? details : {}
    const shown = diagnostics ?? text
    return typeof shown === 'string' ? [shown] : []
  })
  return texts.length === 0 ? undefined : texts.join('; ')
}
