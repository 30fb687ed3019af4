import type { Result } from '../../../src/result.ts'

/** Why the chart could not show something; never carries patient data. */
export type Failure =
  | { kind: 'unreachable' }
  | { kind: 'refused'; status: number; text?: string }
  | { kind: 'unexpected'; what: string }

export type ChartResult<T> = Result<T, Failure>

/** One sentence for the person at the screen. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'unreachable':
      return 'The server did not answer. Is it still running?'
    case 'refused':
      return `The server answered ${failure.status}${failure.text === undefined ? '.' : `: ${failure.text}`}`
    case 'unexpected':
      return `The server sent something unexpected: ${failure.what}.`
  }
}
