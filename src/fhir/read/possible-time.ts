import { type ChartTime, chartTime, isCalendarDay } from '../resources/chart-time.ts'

/** First and last instant (milliseconds) at which something may have happened. */
export interface PossibleTime {
  readonly earliest: number
  readonly latest: number
}

const DAY_MS = 86_400_000

/** The span of a time that is known to its day or instant. */
export function spanOf({ from, to }: ChartTime): PossibleTime {
  return { earliest: from, latest: to }
}

/**
 * What a date that is no FHIR date of a day still says: "2026-03" lies in March, "2026-03-05T09:00:00" without a zone within a
 * day of it. A date that says nothing lies anywhere before `asOf` (milliseconds).
 */
export function possibleTime(
  text: string | undefined,
  timeZone: string | undefined,
  asOf: number,
): PossibleTime {
  const [, year = '', month, day] = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?!\d)/.exec(text ?? '') ?? []
  if (year === '') return { earliest: Number.NEGATIVE_INFINITY, latest: asOf }
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`
  const start = isCalendarDay(first) ? chartTime(first, timeZone) : undefined
  if (!start?.ok) return { earliest: Number.NEGATIVE_INFINITY, latest: asOf }
  // A clock without a zone may be that of any zone: a day to each side.
  if (day !== undefined) {
    return { earliest: start.time.from - DAY_MS, latest: Math.min(start.time.to + DAY_MS, asOf) }
  }
  const next =
    month === undefined ? Date.UTC(Number(year) + 1, 0, 1) : Date.UTC(Number(year), Number(month), 1)
  const end = chartTime(new Date(next - DAY_MS).toISOString().slice(0, 10), timeZone)
  return { earliest: start.time.from, latest: Math.min(end.ok ? end.time.to : asOf, asOf) }
}
