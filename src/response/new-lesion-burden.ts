import type { Course, Lesion, LesionStatus, Visit } from './course.ts'
import { isPresent, type NewLesion } from './new-lesions.ts'
import { hasGrown, isProgression } from './non-target-response.ts'
import { above, atLeast } from './size-comparison.ts'
import { CRITERIA } from './system.ts'
import { hasProgressed } from './target-response.ts'

/**
 * The new lesions at one visit as iRECIST records them: up to five measurable ones, two an organ, as "new lesion target" with a sum of
 * their own, the others as "new lesion non-target" (Seymour et al., Lancet Oncol 2017; 18: e143-52, "New lesions").
 */
export interface NewBurden {
  /** Those that are there. */
  readonly present: ReadonlySet<string>
  /** mm, of the new lesion targets; undefined where one was not measured. */
  readonly sum: number | undefined
  /** Of the others, by id: size in mm where measured, and what the reader says. */
  readonly others: ReadonlyMap<string, Mark>
}

interface Mark {
  readonly size: number | undefined
  readonly status: LesionStatus | undefined
}

export const NO_BURDEN: NewBurden = { present: new Set(), sum: 0, others: new Map() }

export function newBurden(lesions: readonly NewLesion[], course: Course, visit: Visit): NewBurden {
  const seen = lesions.filter(({ since }) => since <= visit.day).map(({ lesion }) => lesion)
  const measured = new Set(newTargets(lesions, course).map(({ id }) => id))
  let sum: number | undefined = 0
  const others = new Map<string, Mark>()
  for (const lesion of seen) {
    const finding = visit.findings.get(lesion.id)
    const size = finding?.status === 'absent' ? 0 : finding?.longest
    if (!measured.has(lesion.id)) others.set(lesion.id, { size, status: finding?.status })
    else sum = sum === undefined || size === undefined ? undefined : sum + size
  }
  const present = seen.filter((lesion) => isPresent(lesion, course, visit))
  return { present: new Set(present.map(({ id }) => id)), sum, others }
}

/** Further new lesions, or growth of those that were there: what confirms a progression by new lesions. */
export function newHasGrown(now: NewBurden, before: NewBurden): boolean {
  return (
    [...now.present].some((id) => !before.present.has(id)) ||
    (now.sum !== undefined &&
      before.sum !== undefined &&
      atLeast(now.sum - before.sum, CRITERIA.confirmingGrowth)) ||
    [...now.others].some(([id, mark]) => otherHasGrown(mark, before.others.get(id)))
  )
}

/** Progression of new lesions that an earlier visit has already accounted for, by the rules for targets and non-targets. */
export function newHasProgressed(now: NewBurden, nadir: number): boolean {
  const bySum = now.sum !== undefined && hasProgressed(now.sum, nadir, CRITERIA.progressionIncrease.recist)
  return bySum || [...now.others.values()].some(({ status }) => isProgression(status))
}

function otherHasGrown(now: Mark, before: Mark | undefined): boolean {
  if (hasGrown(now.status)) return true
  return now.size !== undefined && before?.size !== undefined && above(now.size, before.size)
}

function newTargets(lesions: readonly NewLesion[], course: Course): readonly Lesion[] {
  const sized = lesions
    .map(({ lesion, since }) => ({ lesion, since, size: firstSize(lesion, since, course) }))
    .filter(({ lesion, size }) => {
      return size >= (lesion.node === 'none' ? CRITERIA.measurable : CRITERIA.measurableNode)
    })
    .sort((a, b) => a.since - b.since || b.size - a.size || (a.lesion.id < b.lesion.id ? -1 : 1))
  const chosen: Lesion[] = []
  for (const { lesion } of sized) {
    const sameOrgan = chosen.filter(({ organ }) => organ === lesion.organ).length
    if (chosen.length < CRITERIA.targets && sameOrgan < CRITERIA.targetsPerOrgan) chosen.push(lesion)
  }
  return chosen
}

function firstSize({ id }: Lesion, since: number, { visits }: Course): number {
  return visits.find(({ day }) => day === since)?.findings.get(id)?.longest ?? 0
}
