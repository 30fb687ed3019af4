import { isRecord } from '../resource.ts'

/** A half-open span of time in epoch milliseconds; a partial date such as 2026-03 covers all of it. */
export interface Span {
  readonly start: number
  readonly end: number
}

const pattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** Span of a FHIR date, dateTime or instant; undefined when it is none. Times without zone are taken as UTC. */
export function spanOf(text: string): Span | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = match
  if (hour !== undefined) {
    const start = Date.parse(
      `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${fraction ?? ''}${zone ?? 'Z'}`,
    )
    const length = second === undefined ? 60_000 : fraction === undefined ? 1000 : 1
    return Number.isNaN(start) ? undefined : { start, end: start + length }
  }
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)]
  const start = Date.UTC(y, m - 1, d)
  if (new Date(start).getUTCMonth() !== m - 1) return undefined
  const end = day ? Date.UTC(y, m - 1, d + 1) : month ? Date.UTC(y, m, 1) : Date.UTC(y + 1, 0, 1)
  return { start, end }
}

/** Span of an element's value: date types, Period (open ends are infinite), and Timing by its events. */
export function spanOfValue(value: unknown): Span | undefined {
  if (typeof value === 'string') return spanOf(value)
  if (!isRecord(value)) return undefined
  if (Array.isArray(value['event'])) {
    const spans = value['event']
      .map((e) => (typeof e === 'string' ? spanOf(e) : undefined))
      .filter((s) => s !== undefined)
    if (spans.length === 0) return undefined
    return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) }
  }
  const { start, end } = value
  const first = typeof start === 'string' ? spanOf(start) : undefined
  const last = typeof end === 'string' ? spanOf(end) : undefined
  if (!first && !last) return undefined
  return { start: first?.start ?? Number.NEGATIVE_INFINITY, end: last?.end ?? Number.POSITIVE_INFINITY }
}

/** Compares spans by a search prefix (R4 search.html#prefix); the parameter's own precision counts as its range. */
export function compareSpans(value: Span, prefix: string, parameter: Span): boolean {
  const within = parameter.start <= value.start && value.end <= parameter.end
  switch (prefix) {
    case 'eq':
      return within
    case 'ne':
      return !within
    case 'gt':
      return value.end > parameter.end
    case 'lt':
      return value.start < parameter.start
    case 'ge':
      return value.end > parameter.end || within
    case 'le':
      return value.start < parameter.start || within
    case 'sa':
      return value.start >= parameter.end
    case 'eb':
      return value.end <= parameter.start
    case 'ap':
      return value.start < parameter.end && parameter.start < value.end
    default:
      return false
  }
}
