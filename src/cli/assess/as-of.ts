import { chartTime } from '../../fhir/resources/chart-time.ts'
import { fail, ok, type Result } from '../../result.ts'
import { type CliProblem, error } from '../problem.ts'

/** The present of an assessment: now, or the end of the given day, or the given instant (with its offset from UTC). */
export function asOfDate(
  text: string | undefined,
  now: Date,
  timeZone: string | undefined,
): Result<Date, CliProblem> {
  if (text === undefined) return ok(now)
  const time = chartTime(text, timeZone)
  return time.ok
    ? ok(new Date(time.time.to))
    : fail(
        error(
          'as-of-value',
          '--as-of is a day (2026-03-01) or an instant with offset (2026-03-01T09:30:00+08:00)',
        ),
      )
}
