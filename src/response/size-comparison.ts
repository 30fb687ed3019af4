/** What decimal fractions lose in binary: far below what any ruler reads. */
const TOLERANCE = 1e-9

/** a >= b, where a difference in the last binary digits is none. */
export function atLeast(a: number, b: number): boolean {
  return a - b >= -TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b))
}

/** a > b by more than the last binary digits. */
export function above(a: number, b: number): boolean {
  return !atLeast(b, a)
}
