import { countedSize } from './counted-size.ts'
import { type Course, inLiver, type Lesion, lesionsOf } from './course.ts'
import { patternUnknown } from './new-lesions.ts'
import { CRITERIA } from './system.ts'
import { targetsOf } from './time-points.ts'

/** Why a patient's lesions cannot be judged by the criteria at all. */
export const COURSE_FAULTS = [
  'no-visit-after-baseline',
  'no-lesion-at-baseline',
  'too-many-targets',
  'too-many-targets-in-organ',
  'not-at-baseline',
  'new-at-baseline',
] as const

export type CourseFault = (typeof COURSE_FAULTS)[number]

/** What a reader of the result must know. */
export const COURSE_REMARKS = [
  /** The baseline lies more than four weeks before the start (RECIST 1.1, section 3.2.1). */
  'baseline-early',
  /** Below 10 mm, nodes below 15 mm, at baseline; counted as the reader chose. */
  'target-too-small',
  /** A target of the liver that does not enhance over 10 mm at baseline: non-target for mRECIST. */
  'not-enhancing',
  /** A target of the liver without a viable diameter at baseline: mRECIST cannot be evaluated. */
  'viable-missing',
  /** A new nodule of the liver without its size, or from 10 mm on without its vascular pattern: mRECIST does not count it. */
  'pattern-unknown',
  /** No progression by mRECIST, and no visit to evaluate in the last eight weeks before the chosen time. */
  'followed-short',
] as const

export type CourseRemark = (typeof COURSE_REMARKS)[number]

/** A fault or remark with the lesion concerned. */
export interface About<C> {
  readonly code: C
  readonly lesion: string | undefined
}

/** Departures from the selection rules (RECIST 1.1, sections 3.1.1 and 4.2) for which there is no category. */
export function courseFaults(course: Course): readonly About<CourseFault>[] {
  const { lesions, baseline, visits } = course
  const targets = lesionsOf(course, 'target')
  const known = lesions.filter(({ role }) => role !== 'new')
  const about = (code: CourseFault, found: readonly Lesion[]) => found.map(({ id }) => ({ code, lesion: id }))
  return [
    ...(visits.length === 0 ? [{ code: 'no-visit-after-baseline', lesion: undefined } as const] : []),
    ...(known.length === 0 ? [{ code: 'no-lesion-at-baseline', lesion: undefined } as const] : []),
    ...(targets.length > CRITERIA.targets ? [{ code: 'too-many-targets', lesion: undefined } as const] : []),
    ...about('too-many-targets-in-organ', overPerOrgan(targets)),
    ...about(
      'not-at-baseline',
      known.filter((lesion) => !isAtBaseline(lesion, course)),
    ),
    ...about(
      'new-at-baseline',
      lesionsOf(course, 'new').filter(({ id }) => baseline.findings.has(id)),
    ),
  ]
}

export function courseRemarks(course: Course): readonly About<CourseRemark>[] {
  const { baseline } = course
  const targets = lesionsOf(course, 'target')
  const enhancing = targetsOf('mrecist', course)
  const about = (code: CourseRemark, found: readonly Lesion[]) =>
    found.map(({ id }) => ({ code, lesion: id }))
  return [
    ...(baseline.day < -CRITERIA.baselineDays
      ? [{ code: 'baseline-early', lesion: undefined } as const]
      : []),
    ...about(
      'target-too-small',
      targets.filter((lesion) => {
        const least = lesion.node === 'none' ? CRITERIA.measurable : CRITERIA.measurableNode
        return (baseline.findings.get(lesion.id)?.longest ?? least) < least
      }),
    ),
    ...about(
      'not-enhancing',
      targets.filter((lesion) => !enhancing.includes(lesion)),
    ),
    ...about(
      'viable-missing',
      targets.filter((lesion) => inLiver(lesion) && baseline.findings.get(lesion.id)?.viable === undefined),
    ),
    ...about('pattern-unknown', patternUnknown(course)),
  ]
}

function isAtBaseline(lesion: Lesion, { baseline }: Course): boolean {
  const finding = baseline.findings.get(lesion.id)
  return lesion.role === 'target'
    ? countedSize('recist', lesion, finding) !== undefined
    : finding !== undefined
}

/** Lymph nodes are one organ, wherever they are. */
function overPerOrgan(targets: readonly Lesion[]): readonly Lesion[] {
  const counts = new Map<string, number>()
  return targets.filter(({ organ, node }) => {
    const name = node === 'none' ? organ : 'lymph nodes'
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count > CRITERIA.targetsPerOrgan
  })
}
