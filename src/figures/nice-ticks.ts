/** The smallest of 1, 2, 5 times a power of ten that is not below `least`; `least` must be positive. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 5].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10
  return clean(factor * power)
}

/** Round values within from..to (both ends included where round), at most about `count` of them, in rising order. */
export function niceTicks(from: number, to: number, count: number): readonly number[] {
  if (!(to > from) || !(count >= 1)) return [from]
  const step = niceStep((to - from) / count)
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => clean((first + i) * step))
}

/** Free of the binary tail of a multiplication: 0.6000000000000001 is 0.6. */
function clean(value: number): number {
  return Number(value.toPrecision(12))
}
