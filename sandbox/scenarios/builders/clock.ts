/** Dates relative to the day the sandbox is started, so that no scenario grows old. Days are whole days from today (negative: past). */
export interface Clock {
  /** dateTime with seconds and the hospital's offset, e.g. `at(-3, '07:20')`. */
  at(day: number, time: string): string
  /** Calendar date, `YYYY-MM-DD`. */
  date(day: number): string
  /** Whole minutes before the given moment of today, in the hospital's offset. */
  minutesAgo(minutes: number): string
}

const DAY_MS = 86_400_000

/** `offsetHours` is the hospital's distance from UTC; no daylight saving, so that the bundles stay the same all year. */
export function clockFor(today: Date, offsetHours: number): Clock {
  const midnight = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate())
  const offset = `${offsetHours < 0 ? '-' : '+'}${String(Math.abs(offsetHours)).padStart(2, '0')}:00`
  const date = (day: number) => new Date(midnight + day * DAY_MS).toISOString().slice(0, 10)
  return {
    date,
    at: (day, time) => `${date(day)}T${time}:00${offset}`,
    minutesAgo(minutes) {
      const local = new Date(today.getTime() - minutes * 60_000 + offsetHours * 3_600_000)
      return `${local.toISOString().slice(0, 16)}:00${offset}`
    },
  }
}

/** `07:20` and 35 minutes make `07:55`; stays within the day. */
export function laterThan(time: string, minutes: number): string {
  const [hours = 0, mins = 0] = time.split(':').map(Number)
  const total = Math.min(hours * 60 + mins + minutes, 23 * 60 + 59)
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
