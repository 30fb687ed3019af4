import { fail, ok, type Result } from '../result.ts'
import { bestImmuneResponse, bestResponse } from './best-response.ts'
import type { Course } from './course.ts'
import {
  type About,
  type CourseFault,
  type CourseRemark,
  courseFaults,
  courseRemarks,
} from './course-problems.ts'
import { type ImmuneCategory, type ImmunePoint, immunePoints } from './irecist.ts'
import { type ResponseAt, responseAt } from './response-at.ts'
import type { Category, TimePoint } from './time-point.ts'
import { timePoints } from './time-points.ts'

/** What a protocol sets, in days. */
export interface ResponseRules {
  /** The chosen time of the response. */
  readonly at: number
  /** Stable disease seen earlier than this is no best response. */
  readonly minimumStable: number
  /** Least time from iUPD to iCPD. */
  readonly confirmation: number
}

/** 26 weeks as the paper; six weeks as the least interval RECIST 1.1 names (section 4.6); four weeks as iRECIST. */
export const DEFAULT_RULES: ResponseRules = { at: 182, minimumStable: 42, confirmation: 28 }

/** By mRECIST at the chosen time: TIN is PD, TIE is CR, PR or SD; undefined where nothing could be evaluated. */
export type Outcome = 'TIE' | 'TIN' | undefined

/** One system's view of a patient. */
export interface SystemResponse<C, P> {
  readonly points: readonly P[]
  readonly best: C
  readonly at: ResponseAt<C>
}

export interface Classified {
  readonly mrecist: SystemResponse<Category, TimePoint>
  readonly recist: SystemResponse<Category, TimePoint>
  readonly irecist: SystemResponse<ImmuneCategory, ImmunePoint>
  readonly outcome: Outcome
  readonly remarks: readonly About<CourseRemark>[]
}

export type Classification = Result<Classified, readonly About<CourseFault>[]>

/** A patient's lesions by all three systems, or why the criteria do not apply. */
export function classify(course: Course, rules: ResponseRules = DEFAULT_RULES): Classification {
  const faults = courseFaults(course)
  if (faults.length > 0) return fail(faults)
  const measured = (points: readonly TimePoint[]): SystemResponse<Category, TimePoint> => ({
    points,
    best: bestResponse(points, rules.minimumStable),
    at: responseAt<Category>(points, 'PD', rules.at),
  })
  const mrecist = measured(timePoints('mrecist', course))
  const immune = immunePoints(course, rules.confirmation)
  return ok({
    mrecist,
    recist: measured(timePoints('recist', course)),
    irecist: {
      points: immune,
      best: bestImmuneResponse(immune, rules.minimumStable),
      at: responseAt<ImmuneCategory>(immune, 'iCPD', rules.at),
    },
    outcome: outcomeOf(mrecist.at.category),
    remarks: [...courseRemarks(course), ...followUpRemarks(mrecist.at, rules.at)],
  })
}

/** Eight weeks: two of the paper's monthly visits. */
const SHORT_DAYS = 56

function followUpRemarks(
  { category, day }: ResponseAt<Category>,
  at: number,
): readonly About<CourseRemark>[] {
  const short = category !== 'PD' && day !== undefined && at - day > SHORT_DAYS
  return short ? [{ code: 'followed-short', lesion: undefined }] : []
}

function outcomeOf(category: Category): Outcome {
  switch (category) {
    case 'CR':
    case 'PR':
    case 'SD':
    case 'non-CR/non-PD':
      return 'TIE'
    case 'PD':
      return 'TIN'
    case 'NE':
      return undefined
  }
}
