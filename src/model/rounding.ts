/** Rounds half away from zero at a number of decimals, free of binary tails such as 3.6 g/dL = 35.99999999999999 g/L. */
export function roundTo(value: number, decimals: number): number {
  const power = 10 ** decimals
  return (Math.sign(value) * Math.round(withoutTail(Math.abs(value) * power))) / power
}

/** A number free of binary tails, at full precision otherwise: 4.2 / 1.4 is 3, and 4.2 / 1.398 stays 3.0042918... */
export function withoutTail(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value
}
