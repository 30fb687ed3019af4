import type { DiagnosticReport, Observation } from '../resources/resource-schemas.ts'
import { localReference } from '../resources/subject.ts'
import type { Usable } from './measurements.ts'

/** Tells whether two results come from one draw (design rule 3). */
export type SameDraw = (a: Usable, b: Usable) => boolean

/**
 * One draw is: the same specimen, the same DiagnosticReport or panel (of one day: cumulative reports hold several draws), or
 * collection times within the site's window (an hour). Dates without a time cannot show the last. Reports and panels are
 * those of the patient.
 */
export function sameDrawRule(
  reports: readonly DiagnosticReport[],
  observations: readonly Observation[],
  windowMinutes: number,
): SameDraw {
  const groups = groupsByMember(reports, observations)
  return (a, b) =>
    sharesReference(a.observation, b.observation) ||
    (sharesGroup(groups, a, b) && withinADay(a, b)) ||
    (a.time.precision === 'instant' &&
      b.time.precision === 'instant' &&
      Math.abs(a.time.from - b.time.from) <= windowMinutes * 60_000)
}

function sharesReference(a: Observation, b: Observation): boolean {
  if (a === b) return true
  const [one, other] = [a, b].map(({ specimen }) => specimenOf(specimen?.reference))
  return one !== undefined && one === other
}

/** A contained specimen (`#s`) belongs to its Observation alone, whatever it is called. */
function specimenOf(reference: string | undefined): string | undefined {
  return reference === undefined || reference === '' || reference.startsWith('#')
    ? undefined
    : localReference(reference)
}

const DAY_MS = 86_400_000

/** Days without a time must be the same day, instants at most 24 hours apart. */
function withinADay({ time: a }: Usable, { time: b }: Usable): boolean {
  const overlap = a.from <= b.to && b.from <= a.to
  const instants = a.precision === 'instant' && b.precision === 'instant'
  return overlap || (instants && Math.abs(a.from - b.from) <= DAY_MS)
}

/** A report or panel itself: those without an id are different ones. */
type Group = DiagnosticReport | Observation

function sharesGroup(groups: ReadonlyMap<string, ReadonlySet<Group>>, a: Usable, b: Usable): boolean {
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
