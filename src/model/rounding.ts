/** Rounds half away from zero at a number of decimals, free of binary tails such as 3.6 g/dL = 35.99999999999999 g/L. */
export function roundTo(value: number, decimals: number): number {
  const power = 10 ** decimals
  const scaled = Math.abs(value) * power
  const nearest = Math.round(scaled)
  // A tail is smaller than this: only next to a half can it decide, and only there the digits have to be looked at.
  const isNearHalf = !(Math.abs(Math.abs(scaled - nearest) - 0.5) > 1e-9 * scaled)
  return (Math.sign(value) * (isNearHalf ? Math.round(withoutTail(scaled)) : nearest)) / power
}

/** A number free of binary tails, at full precision otherwise: 4.2 / 1.4 is 3, and 4.2 / 1.398 stays 3.0042918... */
export function withoutTail(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value
}
