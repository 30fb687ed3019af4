/** Figures that depend on a smoother or a root search are held to 1e-3, all others to 1e-6, relative. */
const LOOSE = ['Emax', 'E90', 'Eavg', 'ci_profile_low', 'ci_profile_high']
const TOLERANCE = 1e-6
const LOOSE_TOLERANCE = 1e-3
/** Below the last digit that expected.json carries there is nothing to compare. */
const LAST_DIGIT = 1e-12

export interface Difference {
  readonly path: string
  readonly expected: unknown
  readonly actual: unknown
}

/** Every figure of `expected` that `actual` does not reproduce, and how many were compared; versions are not figures. */
export function differences(
  expected: unknown,
  actual: unknown,
): { readonly compared: number; readonly different: readonly Difference[] } {
  const different: Difference[] = []
  let compared = 0
  const visit = (path: readonly string[], want: unknown, have: unknown) => {
    if (path[0] === 'made_with') return
    if (typeof want === 'object' && want !== null) {
      for (const [key, value] of Object.entries(want)) visit([...path, key], value, entry(have, key))
      return
    }
    compared += 1
    if (!same(path, want, have)) different.push({ path: path.join('.'), expected: want, actual: have })
  }
  visit([], expected, actual)
  return { compared, different }
}

function entry(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined
}

function same(path: readonly string[], expected: unknown, actual: unknown): boolean {
  if (typeof expected !== 'number' || typeof actual !== 'number') return expected === actual
  const tolerance = path.some((part) => LOOSE.includes(part)) ? LOOSE_TOLERANCE : TOLERANCE
  const smallest = Math.abs(expected) < LAST_DIGIT ? Math.abs(expected) * 1e-6 : LAST_DIGIT
  return Math.abs(actual - expected) <= Math.max(tolerance * Math.abs(expected), smallest)
}
