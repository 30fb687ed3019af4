import type { SourceFailure } from '../../../src/fhir/resources/source-gaps.ts'
import type { Result } from '../../../src/result.ts'

/** What the chart asked for, or why it is not there: one sentence for the person at the screen, without patient data. */
export type ChartResult<T> = Result<T, string>

export const UNREACHABLE = 'The server did not answer. Is it still running?'

export const unexpected = (what: string) => `The server sent something unexpected: ${what}.`

/** A refusal, in the server's own words where it has some. */
export function refused(status: number, text: string | undefined): string {
  return `The server answered ${status}${text ? `: ${text}` : '.'}`
}

export function failureOf({ code, status, diagnostics }: SourceFailure): string {
  if (code === 'network' || code === 'timeout') return UNREACHABLE
  return status === undefined || status < 400 ? unexpected(code) : refused(status, diagnostics)
}
