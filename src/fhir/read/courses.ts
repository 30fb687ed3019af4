import type { Drug } from '../codes/drugs.ts'
import type { ChartTime } from '../resources/chart-time.ts'

/** One trace of a drug: when it was on, and until when that is known (milliseconds, not before its time; Infinity while it is open). */
export interface Trace {
  readonly drug: Drug
  readonly time: ChartTime
  readonly until: number
  readonly reference: string | undefined
}

/** A course of the combination. */
export interface Course {
  /** When the second of the two drugs came on. */
  readonly start: ChartTime
  /** The records that give it: of the drug that was on first, and of the one that came second. */
  readonly references: readonly string[]
  readonly first: Trace
  readonly second: Trace
  readonly lastTrace: ChartTime
}

const DAY_MS = 86_400_000

/** Two missed three-week cycles: a drug whose last trace is older was over when the other began. */
export const SEQUENCE_GAP_MS = 42 * DAY_MS

/** The courses of both drugs together, oldest first. Traces of either drug that lie further apart than the gap are of two courses. */
export function coursesOf(traces: readonly Trace[], gapDays: number): Course[] {
  const sorted = traces.toSorted((a, b) => a.time.from - b.time.from || a.time.to - b.time.to)
  const groups: Trace[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const trace of sorted) {
    const open = groups.at(-1)
    if (open === undefined || trace.time.from - end > gapDays * DAY_MS) groups.push([trace])
    else open.push(trace)
    end = Math.max(end, trace.until)
  }
  return groups.flatMap((group) => courseOf(group) ?? [])
}

/** The earliest time at which one drug came on while the other was: a drug that ended well before was followed, not joined. */
function courseOf(group: readonly Trace[]): Course | undefined {
  const onUntil: Record<Drug, number> = {
    lenvatinib: Number.NEGATIVE_INFINITY,
    camrelizumab: Number.NEGATIVE_INFINITY,
  }
  let begun = 0
  for (const second of group) {
    // The traces come by their start: those that began by now are counted once, not looked through for each.
    for (
      let next = group[begun];
      next !== undefined && next.time.from <= second.time.from;
      next = group[begun]
    ) {
      onUntil[next.drug] = Math.max(onUntil[next.drug], next.until)
      begun += 1
    }
    const other = second.drug === 'lenvatinib' ? 'camrelizumab' : 'lenvatinib'
    if (second.time.from - onUntil[other] > SEQUENCE_GAP_MS) continue
    const partner = group.find(
      ({ drug, time, until }) =>
        drug === other && time.from <= second.time.from && second.time.from - until <= SEQUENCE_GAP_MS,
    )
    if (partner === undefined) continue
    const last = group.reduce((a, b) => (b.time.to > a.time.to ? b : a))
    return {
      start: second.time,
      references: [partner, second].flatMap(({ reference }) => reference ?? []),
      first: partner,
      second,
      lastTrace: last.time,
    }
  }
  return undefined
}
