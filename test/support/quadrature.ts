/** Integral of a smooth function over an interval (composite Simpson). */
export function integrate(f: (x: number) => number, from: number, to: number, steps = 400): number {
  const width = (to - from) / steps
  let sum = f(from) + f(to)
  for (let i = 1; i < steps; i += 1) sum += f(from + i * width) * (i % 2 === 0 ? 2 : 4)
  return (sum * width) / 3
}

/** Standard normal density and distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

export function normalDistribution(z: number): number {
  if (z > 9) return 1
  return z < -9 ? 0 : 0.5 + integrate(normalDensity, 0, z)
}

/** The mean of a function of a standard normal variable. */
export function normalMean(f: (z: number) => number): number {
  return integrate((z) => f(z) * normalDensity(z), -9, 9)
}
