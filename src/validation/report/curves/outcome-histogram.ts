import { bitAt, realAt } from '../../../stats/numeric/at.ts'

/** Counts by outcome in bins of equal width from `from` to `to`; a value on a border counts above it, the last bin holds `to` itself. */
export function outcomeHistogram<From extends number, To extends number>(
  values: Float64Array,
  outcome: Uint8Array,
  [from, to]: readonly [From, To],
  bins: number,
) {
  const counts = { withOutcome: Array<number>(bins).fill(0), without: Array<number>(bins).fill(0) }
  for (let i = 0; i < outcome.length; i += 1) {
    const into = bitAt(outcome, i) === 1 ? counts.withOutcome : counts.without
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(((realAt(values, i) - from) / (to - from)) * bins)))
    into[bin] = (into[bin] ?? 0) + 1
  }
  return { from, to, ...counts }
}
