/** A fault of a JSON file with its place, counted from 1. */
export interface PlacedFault {
  readonly line: number
  readonly column: number
  /** `reading.lookBackDays.fresh`; undefined where the text is no JSON at all. */
  readonly path: string | undefined
  readonly expected: string
}

/** `4:12 reading.lookBackDays.fresh`. */
export function placeText({ line, column, path }: PlacedFault): string {
  return `${line}:${column}${path === undefined ? '' : ` ${path}`}`
}
