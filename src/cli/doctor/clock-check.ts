import { type Check, pass, skipped, warn } from './check.ts'
import type { Probe } from './probe.ts'

const TOLERATED_S = 60

/** This machine's clock against the server's, by its Date header (whole seconds). */
export function clockCheck(answer: Probe): Check {
  const header = answer.ok ? answer.value.headers.get('date') : null
  const date = header === null ? Number.NaN : Date.parse(header)
  if (!answer.ok || Number.isNaN(date)) {
    return skipped('clock', 'the server does not say its time')
  }
  const seconds = Math.round((date - answer.value.at.getTime()) / 1000)
  const found = `the server’s clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} this machine’s`
  return Math.abs(seconds) <= TOLERATED_S
    ? pass('clock', found)
    : warn(
        'clock',
        found,
        'Synchronise both (NTP). Signing in does not depend on it; the ages of results and what counts as now do.',
      )
}
