const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6]

/** Rounds half away from zero at a number of decimals, free of binary tails such as 3.6 g/dL = 35.99999999999999 g/L. */
export function roundTo(value: number, decimals: number): number {
  const scaled = Math.abs(value) * (POWERS[decimals] ?? 10 ** decimals)
  // Far from a half no tail of that size decides which way it goes.
  if (scaled < 1e5 && Math.abs(scaled - Math.floor(scaled) - 0.5) > 1e-6) {
    return (Math.sign(value) * Math.round(scaled)) / (POWERS[decimals] ?? 10 ** decimals)
  }
  return (Math.sign(value) * Math.round(Number(scaled.toPrecision(12)))) / 10 ** decimals
}

/** A number free of binary tails, at full precision otherwise: 4.2 / 1.4 is 3, and 4.2 / 1.398 stays 3.0042918... */
export function withoutTail(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value
}
