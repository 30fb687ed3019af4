import { PREFETCH, PREFETCH_KEYS, type PrefetchKey } from '../prefetch-templates.ts'

/** The parts of the chart without any of which nothing can be said of a patient. */
const SCORED = PREFETCH_KEYS.filter((key) => PREFETCH[key].for === 'score')

/** The keys to name as the gap when not one of the parts a score rests on could be had; else undefined. */
export function dataGap(answered: ReadonlySet<PrefetchKey>): readonly PrefetchKey[] | undefined {
  return SCORED.some((key) => answered.has(key)) ? undefined : SCORED
}
