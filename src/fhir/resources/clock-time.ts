import { type ChartTime, isCalendarDay, offsetAt } from './chart-time.ts'

/**
 * A day (YYYY-MM-DD) and, where it is known, the time of day (HH:MM) by the zone's clocks, as a FHIR dateTime: the day
 * alone, or an instant in UTC. Undefined for what is no day or no time, or is skipped as clocks go forward.
 */
export function dateTimeOf(day: string, clock: string, timeZone: string | undefined): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isCalendarDay(day)) return undefined
  if (clock === '') return day
  const asUtc = /^([01]\d|2[0-3]):[0-5]\d$/.test(clock) ? Date.parse(`${day}T${clock}:00Z`) : Number.NaN
  if (Number.isNaN(asUtc)) return undefined
  let at = asUtc - offsetAt(asUtc, timeZone)
  at = asUtc - offsetAt(at, timeZone)
  return at + offsetAt(at, timeZone) === asUtc ? new Date(at).toISOString().replace('.000Z', 'Z') : undefined
}

/** The time of day (HH:MM) by the zone's clocks; undefined where only the day is known. */
export function clockOf(time: ChartTime, timeZone: string | undefined): string | undefined {
  if (time.precision === 'day') return undefined
  return new Date(time.from + offsetAt(time.from, timeZone)).toISOString().slice(11, 16)
}
