import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { SeriesPoint } from '../../fhir/read/read-series.ts'
import { atOrBefore, type ChartTime } from '../../fhir/resources/chart-time.ts'

/** One result of an input's course, and what it is to the assessment. */
export interface InputPoint {
  readonly value: number
  readonly time: ChartTime
  /** The chart's own value, or what was typed. */
  readonly original: string
  readonly references: readonly string[]
  readonly role: 'used' | 'beforeIndex' | 'afterIndex'
}

/** The results of one input with the one in use told from the others; a value entered by hand is added to them. */
export function inputPoints(
  series: readonly SeriesPoint[],
  input: 'nlr' | 'albumin' | 'diameter',
  chart: ChartInputs,
): InputPoint[] {
  const reading = chart[input]
  const sources = reading.state === 'unknown' ? [] : reading.evidence.sources
  const inUse = sources.flatMap(({ reference }) => reference ?? [])
  const points = series.map((point): InputPoint => {
    const used = inUse.length > 0 && inUse.every((reference) => point.references.includes(reference))
    const before = atOrBefore(point.time, chart.indexDate.time)
    return { ...point, role: used ? 'used' : before ? 'beforeIndex' : 'afterIndex' }
  })
  if (reading.state !== 'known' || points.some(({ role }) => role === 'used')) return points
  const { value, evidence } = reading
  const original = sources.map((source) => source.original).join(' / ')
  const added: InputPoint = { value, time: evidence.time, original, references: inUse, role: 'used' }
  return [...points, added].toSorted((a, b) => a.time.from - b.time.from)
}
