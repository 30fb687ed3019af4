/** The weights with which value and slope at both ends of a cell make the cubic between them: value, value, slope, slope. */
export type CellWeights = readonly [number, number, number, number]

/** The cubic Hermite basis at x between `low` and `high`. */
export function hermite(x: number, low: number, high: number): CellWeights {
  const width = high - low
  const t = (x - low) / width
  const s = 1 - t
  return [s * s * (1 + 2 * t), t * t * (3 - 2 * t), width * t * s * s, -width * t * t * s]
}
