import type { DiagnosticReport, Observation } from '../resources/resource-schemas.ts'
import { localReference } from '../resources/subject.ts'
import type { Result } from './measurements.ts'

/** Whether two results come from one draw (docs/reading-rules.md, 3): `maybe` where their times leave it open. */
export interface SameDraw {
  (a: Result, b: Result): 'same' | 'maybe' | 'different'
  /** Milliseconds that results of one draw lie apart at most. */
  readonly window: number
}

/**
 * Clock times decide first: within the site's window (an hour) it is one draw, beyond it two, whatever else is shared, for a
 * cumulative report holds several draws and a specimen may be named by its material. Where a time is missing, a shared
 * specimen, report or panel of the patient makes results of one day one draw.
 */
export function sameDrawRule(
  reports: readonly DiagnosticReport[],
  observations: readonly Observation[],
  windowMinutes: number,
): SameDraw {
  const groups = groupsByMember(reports, observations)
  const window = windowMinutes * 60_000
  const rule = (a: Result, b: Result) => {
    if (a.observation !== undefined && a.observation === b.observation) return 'same'
    const apart = Math.max(a.earliest - b.latest, b.earliest - a.latest)
    if (apart > window) return 'different'
    if (isClock(a) && isClock(b)) return 'same'
    // What is shared says nothing of results that lie on two days.
    if (a.time === undefined || b.time === undefined || apart > 0) return 'maybe'
    return sharesSpecimen(a, b) || sharesGroup(groups, a, b) ? 'same' : 'maybe'
  }
  return Object.assign(rule, { window })
}

function isClock({ time }: Result): boolean {
  return time?.precision === 'instant' && time.from === time.to
}

function sharesSpecimen(a: Result, b: Result): boolean {
  const [one, other] = [a, b].map(({ observation }) => specimenOf(observation?.specimen?.reference))
  return one !== undefined && one === other
}

/** A contained specimen (`#s`) belongs to its Observation alone, whatever it is called. */
function specimenOf(reference: string | undefined): string | undefined {
  return reference === undefined || reference === '' || reference.startsWith('#')
    ? undefined
    : localReference(reference)
}

/** A report or panel itself: those without an id are different ones. */
type Group = DiagnosticReport | Observation

function sharesGroup(groups: ReadonlyMap<string, ReadonlySet<Group>>, a: Result, b: Result): boolean {
  const [one, other] = [a, b].map(({ source: { reference } }) => reference && groups.get(reference))
  if (!one || !other) return false
  return [...one].some((group) => other.has(group))
}

/** The reports and panels each Observation belongs to. */
function groupsByMember(
  reports: readonly DiagnosticReport[],
  observations: readonly Observation[],
): Map<string, Set<Group>> {
  const groups = new Map<string, Set<Group>>()
  const add = (group: Group, members: readonly { readonly reference?: string | undefined }[]) => {
    for (const { reference } of members) {
      if (reference === undefined) continue
      const member = localReference(reference)
      groups.set(member, (groups.get(member) ?? new Set()).add(group))
    }
  }
  for (const report of reports) add(report, report.result ?? [])
  for (const panel of observations) add(panel, panel.hasMember ?? [])
  return groups
}
