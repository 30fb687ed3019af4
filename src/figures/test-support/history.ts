import type { TimeChartWords, TimePoint } from '../time-chart.tsx'

const DAY = 86_400_000

/** A history with a range and a withdrawn value, for tests and the gallery. */
export const HISTORY: readonly TimePoint[] = [
  point(0, [124.5, 187.1], 'held'),
  point(14, 151.2, 'held'),
  point(45, 222.8, 'held'),
  point(30, 250.1, 'withdrawn'),
]

export const HISTORY_WORDS: TimeChartWords = {
  label: 'Points over time',
  value: String,
  day: (time) => new Date(time).toISOString().slice(0, 10),
  reference: 'cut-off 160',
}

function point(day: number, value: TimePoint['value'], state: TimePoint['state']): TimePoint {
  const time = Date.UTC(2026, 9, 1) + day * DAY
  return { time, value, state, label: `${[value].flat().join('–')} points on day ${day}, ${state}` }
}
