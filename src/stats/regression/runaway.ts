import { realAt } from '../numeric/at.ts'

/** A smaller gain in log-likelihood is ignored. */
const NOTHING_GAINED = 1e-6
/** Newton's steps towards a maximum shrink by their square; towards infinity they stay as long as they were. */
const AS_LONG = 0.5
/** The share of the longest step from which a column counts as running away with it. */
const TAKING_PART = 0.05

/**
 * The columns whose coefficients run away: the likelihood has no more to gain and the steps (in standard deviations) do not get shorter,
 * so it has no maximum. Undefined while there is no sign of it.
 */
export function runawayColumns(
  step: Float64Array,
  previous: Float64Array | undefined,
  gain: number,
): readonly number[] | undefined {
  if (previous === undefined || Math.abs(gain) > NOTHING_GAINED) return undefined
  const longest = lengthOf(step)
  if (longest < AS_LONG * lengthOf(previous)) return undefined
  return [...step.keys()].filter((j) => Math.abs(realAt(step, j)) > TAKING_PART * longest)
}

function lengthOf(step: Float64Array): number {
  return step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
