/** A seeded source of random numbers: the same seed gives the same figures on every machine. */
export interface Random {
  /** A number in [0, 1), 32 random bits. */
  uniform(): number
  /** A whole number in 0 .. bound - 1, bound below 2^31. */
  below(bound: number): number
}

/** The small fast counting generator (sfc32, C. Doty-Humphrey), 128 bits of state filled from a 32-bit seed. */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1]
  const next = () => {
    const result = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  for (let i = 0; i < 16; i += 1) next()
  const uniform = () => next() / 0x1_0000_0000
  return { uniform, below: (bound) => Math.floor(uniform() * bound) }
}

/** Fills `into` with indices 0 .. size - 1 drawn with replacement: one bootstrap sample. */
export function resample(random: Random, size: number, into: Int32Array): void {
  for (let i = 0; i < into.length; i += 1) into[i] = random.below(size)
}
