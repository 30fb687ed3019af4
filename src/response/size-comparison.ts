/** What decimal fractions lose in binary: far below what any ruler reads. */
const TOLERANCE = 1e-9

/** Whether a >= b. A difference in the last binary digits is ignored. */
export function atLeast(a: number, b: number): boolean {
  return a - b >= -TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b))
}

/** a > b by more than the last binary digits. */
export function above(a: number, b: number): boolean {
  return !atLeast(b, a)
}
