import { countedSize } from './counted-size.ts'
import { type Course, inLiver, type Lesion, lesionsOf, type Visit } from './course.ts'
import { isPresent, newLesions } from './new-lesions.ts'
import { type NonTargetResponse, nonTargetResponse } from './non-target-response.ts'
import { CRITERIA, type MeasuringSystem } from './system.ts'
import { type TargetResponse, type TargetState, targetResponse, targetSum } from './target-response.ts'
import { overallResponse, type TimePoint } from './time-point.ts'

/** Each visit after baseline by RECIST 1.1 or mRECIST. What comes after a progression is still said, by the same rules. */
export function timePoints(system: MeasuringSystem, course: Course): readonly TimePoint[] {
  const targets = targetsOf(system, course)
  const others = course.lesions.filter((lesion) => lesion.role !== 'new' && !targets.includes(lesion))
  const fresh = newLesions(system, course)
  const states = targetStates(system, targets, course)
  let complete = false
  return course.visits.map((visit, index) => {
    const { response: target, sum, nadir, baseline } = states[index] ?? NOTHING
    const nonTarget = nonTargetResponse(system, others, visit)
    const newLesion = fresh.some(
      ({ lesion, since }) => since <= visit.day && isPresent(lesion, course, visit),
    )
    const seen = overallResponse(target, nonTarget, newLesion)
    const overall = complete && isSeenAgain(target, nonTarget) ? 'PD' : seen
    complete ||= overall === 'CR'
    return {
      day: visit.day,
      target,
      nonTarget,
      newLesion,
      overall,
      sum,
      nadir,
      ...changes(sum, baseline, nadir),
    }
  })
}

function changes(sum: number | undefined, baseline: number | undefined, nadir: number | undefined) {
  const against = (before: number | undefined) =>
    sum === undefined || before === undefined || before === 0 ? undefined : sum / before - 1
  return { changeFromBaseline: against(baseline), changeFromNadir: against(nadir) }
}

/** RECIST 1.1, table 3, footnote a: after a complete response, disease seen again is progression, however small. */
export function isSeenAgain(target: TargetResponse, nonTarget: NonTargetResponse): boolean {
  return target === 'PR' || target === 'SD' || nonTarget === 'non-CR/non-PD'
}

/** The targets of a system: for mRECIST a lesion of the liver must enhance over at least 10 mm at baseline; others count as non-target. */
export function targetsOf(system: MeasuringSystem, course: Course): readonly Lesion[] {
  const targets = lesionsOf(course, 'target')
  return system === 'recist' ? targets : targets.filter((lesion) => !isBelowViable(lesion, course.baseline))
}

function isBelowViable(lesion: Lesion, { findings }: Visit): boolean {
  const viable = findings.get(lesion.id)?.viable
  return inLiver(lesion) && viable !== undefined && viable < CRITERIA.measurable
}

const NOTHING: TargetState = { response: 'none', sum: undefined, nadir: undefined, baseline: undefined }
const NOT_EVALUABLE: TargetState = { ...NOTHING, response: 'NE' }

function targetStates(
  system: MeasuringSystem,
  targets: readonly Lesion[],
  { lesions, baseline, visits }: Course,
): readonly TargetState[] {
  if (targets.length === 0) {
    // Targets were chosen, and none can be measured by this system.
    return lesions.some(({ role }) => role === 'target') ? visits.map(() => NOT_EVALUABLE) : []
  }
  const measured = targets.every(
    (lesion) => countedSize(system, lesion, baseline.findings.get(lesion.id)) !== undefined,
  )
  if (!measured) return visits.map(() => NOT_EVALUABLE)
  const first = targetSum(system, targets, baseline).known
  let nadir = first
  return visits.map((visit) => {
    const sum = targetSum(system, targets, visit)
    const state = {
      response: targetResponse(system, sum, first, nadir),
      sum: sum.complete ? sum.known : undefined,
      nadir,
      baseline: first,
    }
    if (sum.complete) nadir = Math.min(nadir, sum.known)
    return state
  })
}
