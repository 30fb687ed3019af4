/** Counts of a 2 x 2 table: a, b in the first row, c, d in the second. */
export interface TwoByTwo {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

export function isTable({ a, b, c, d }: TwoByTwo): boolean {
  return [a, b, c, d].every((count) => Number.isInteger(count) && count >= 0)
}
