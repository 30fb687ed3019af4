import { convertToSearchableDates, type TypedValue } from '@medplum/core'

/** A half-open span of time in epoch milliseconds; a partial date such as 2026-03 covers all of it, and open ends are infinite. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Spans of values: date types and Periods. */
export function spansOf(values: TypedValue[]): Span[] {
  return convertToSearchableDates(values).map(({ start, end }) => ({
    start: start === undefined ? Number.NEGATIVE_INFINITY : Date.parse(start),
    end: end === undefined ? Number.POSITIVE_INFINITY : Date.parse(end) + 1,
  }))
}

/** Span of a search parameter; a time may end with its minutes. */
export function spanOf(text: string): Span | undefined {
  const value = text.replace(/T(\d\d:\d\d)(?!:)/, 'T$1:00')
  return spansOf([{ type: 'dateTime', value }])[0]
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
