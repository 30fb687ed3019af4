import type { Result } from './result.ts'
import { failed, ok } from './result.ts'

/** Fetches JSON from the EHR's own server; an OperationOutcome of a refusal becomes the failure's text. */
export async function fetchJson(url: string, init: RequestInit = {}): Promise<Result<unknown>> {
  let response: Response
  try {
    response = await fetch(url, init)
  } catch {
    return failed({ kind: 'unreachable' })
  }
  const body = await response.json().then(ok, () => undefined)
  if (!response.ok) {
    const text = outcomeText(body?.ok === true ? body.value : undefined)
    return failed({ kind: 'refused', status: response.status, ...(text !== undefined && { text }) })
  }
  return body ?? failed({ kind: 'unexpected', what: 'an answer that is not JSON' })
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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
