import { type Course, lesionsOf, type Visit } from './course.ts'
import { type NewBurden, NO_BURDEN, newBurden, newHasGrown, newHasProgressed } from './new-lesion-burden.ts'
import { newLesions } from './new-lesions.ts'
import { hasGrown } from './non-target-response.ts'
import { atLeast } from './size-comparison.ts'
import { CRITERIA } from './system.ts'
import { type Category, overallResponse, type TimePoint } from './time-point.ts'
import { isSeenAgain, timePoints } from './time-points.ts'

/** iRECIST; iUPD is an unconfirmed, iCPD a confirmed progression. */
export type ImmuneCategory = 'iCR' | 'iPR' | 'iSD' | 'non-iCR/non-iUPD' | 'iUPD' | 'iCPD' | 'NE'

export interface ImmunePoint {
  readonly day: number
  readonly overall: ImmuneCategory
  /** Day of the first iUPD of the series that this visit belongs to; undefined outside one. */
  readonly unconfirmedSince: number | undefined
}

/** An iUPD that waits: what had progressed, and how everything stood then. */
interface Waiting {
  readonly day: number
  readonly target: boolean
  readonly nonTarget: boolean
  readonly fresh: boolean
  readonly point: TimePoint
  readonly burden: NewBurden
}

/**
 * Each visit by iRECIST (Seymour et al., Lancet Oncol 2017; 18: e143-52, table 2 and "Assessment of response"): a progression is
 * unconfirmed until a visit at least `confirmationDays` later shows more of it, and a response in between takes it back.
 */
export function immunePoints(course: Course, confirmationDays: number): readonly ImmunePoint[] {
  const points = timePoints('recist', course)
  const fresh = newLesions('recist', course)
  let accounted = NO_BURDEN
  let newNadir = 0
  let waiting: Waiting | undefined
  let complete = false
  let confirmed = false
  return course.visits.flatMap((visit, index): ImmunePoint[] => {
    const point = points[index]
    if (point === undefined) return []
    const { day } = point
    if (confirmed) return [{ day, overall: 'iCPD', unconfirmedSince: waiting?.day }]
    const burden = newBurden(fresh, course, visit)
    const again = complete && isSeenAgain(point.target, point.nonTarget)
    const now: Waiting = {
      day,
      target: point.target === 'PD' || (again && (point.target === 'PR' || point.target === 'SD')),
      nonTarget: point.nonTarget === 'PD' || (again && point.nonTarget === 'non-CR/non-PD'),
      fresh:
        [...burden.present].some((id) => !accounted.present.has(id)) || newHasProgressed(burden, newNadir),
      point,
      burden,
    }
    const overall =
      waiting === undefined
        ? first(now)
        : next(now, waiting, visit, course, day - waiting.day >= confirmationDays)
    confirmed = overall === 'iCPD'
    complete ||= overall === 'iCR'
    const since = overall === 'iUPD' ? (waiting?.day ?? day) : waiting?.day
    if (overall === 'iUPD') waiting ??= now
    else if (overall !== 'iCPD' && overall !== 'NE') {
      // Taken back: what is there now is what later visits are compared with.
      if (waiting !== undefined) {
        accounted = { ...burden, present: new Set([...accounted.present, ...burden.present]) }
        newNadir = burden.sum ?? Number.POSITIVE_INFINITY
      }
      waiting = undefined
    }
    if (burden.sum !== undefined && waiting === undefined) newNadir = Math.min(newNadir, burden.sum)
    return [{ day, overall, unconfirmedSince: overall === 'iUPD' || overall === 'iCPD' ? since : undefined }]
  })
}

function first(now: Waiting): ImmuneCategory {
  if (now.target || now.nonTarget || now.fresh) return 'iUPD'
  return withoutProgression(now)
}

function next(
  now: Waiting,
  then: Waiting,
  visit: Visit,
  course: Course,
  lateEnough: boolean,
): ImmuneCategory {
  if (lateEnough && isConfirmed(now, then, visit, course)) return 'iCPD'
  if (now.target || now.nonTarget) return 'iUPD'
  const { present } = now.burden
  if (!then.fresh || present.size === 0) {
    return now.fresh && !then.fresh && present.size > 0 ? 'iUPD' : withoutProgression(now)
  }
  return hasImproved(now.point, then.point) && !newHasGrown(now.burden, then.burden)
    ? withoutProgression(now)
    : 'iUPD'
}

/** More of what had progressed, or progression where there was none: iRECIST, table 2, right column. */
function isConfirmed(now: Waiting, then: Waiting, visit: Visit, course: Course): boolean {
  const target = now.target && (!then.target || sumHasGrown(now.point.sum, then.point.sum))
  const grown = lesionsOf(course, 'nonTarget').some(({ id }) => hasGrown(visit.findings.get(id)?.status))
  const nonTarget = then.nonTarget ? grown : now.nonTarget
  const fresh = then.fresh ? newHasGrown(now.burden, then.burden) : now.fresh
  return target || nonTarget || fresh
}

function sumHasGrown(now: number | undefined, then: number | undefined): boolean {
  return now !== undefined && then !== undefined && atLeast(now - then, CRITERIA.confirmingGrowth)
}

/** New lesions that stay as they are do not forbid a response once the disease of the baseline shrinks (scenario B of the paper). */
function hasImproved(now: TimePoint, then: TimePoint): boolean {
  if (now.target === 'none') return now.nonTarget === 'CR' && then.nonTarget !== 'CR'
  if (now.sum === undefined || then.sum === undefined) return false
  return atLeast(then.sum - now.sum, CRITERIA.confirmingGrowth) || rank(now) < rank(then)
}

function rank({ target }: TimePoint): number {
  return ['CR', 'PR', 'SD'].indexOf(target)
}

function withoutProgression({ point, burden }: Waiting): ImmuneCategory {
  const category = overallResponse(point.target, point.nonTarget, false)
  // New lesions that are still there are disease: no complete response.
  return burden.present.size > 0 && category === 'CR' ? 'iPR' : immune(category)
}

function immune(category: Category): ImmuneCategory {
  switch (category) {
    case 'CR':
      return 'iCR'
    case 'PR':
      return 'iPR'
    case 'SD':
      return 'iSD'
    case 'non-CR/non-PD':
      return 'non-iCR/non-iUPD'
    case 'PD':
      return 'iUPD'
    case 'NE':
      return 'NE'
  }
}
