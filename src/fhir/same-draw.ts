import type { Usable } from './measurements.ts'
import type { DiagnosticReport, Observation } from './resource-schemas.ts'
import { localReference } from './subject.ts'

/** Tells whether two results come from one draw (design rule 3). */
export type SameDraw = (a: Usable, b: Usable) => boolean

/**
 * One draw is: the same specimen, the same DiagnosticReport or panel, or collection times within the site's window
 * (an hour). Dates without a time cannot show the last.
 */
export function sameDrawRule(
  reports: readonly DiagnosticReport[],
  observations: readonly Observation[],
  windowMinutes: number,
): SameDraw {
  const groups = groupsByMember(reports, observations)
  return (a, b) =>
    sharesReference(a.observation, b.observation) ||
    sharesGroup(groups, a, b) ||
    (a.time.precision === 'instant' &&
      b.time.precision === 'instant' &&
      Math.abs(a.time.from - b.time.from) <= windowMinutes * 60_000)
}

function sharesReference(a: Observation, b: Observation): boolean {
  if (a === b) return true
  const [one, other] = [a.specimen?.reference, b.specimen?.reference]
  return one !== undefined && other !== undefined && localReference(one) === localReference(other)
}

function sharesGroup(groups: ReadonlyMap<string, ReadonlySet<string>>, a: Usable, b: Usable): boolean {
  const one = groups.get(a.source.reference ?? '')
  const other = groups.get(b.source.reference ?? '')
  return one !== undefined && other !== undefined && [...one].some((group) => other.has(group))
}

/** The reports and panels each Observation belongs to. */
function groupsByMember(
  reports: readonly DiagnosticReport[],
  observations: readonly Observation[],
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  const add = (group: string, members: readonly { readonly reference?: string | undefined }[]) => {
    for (const { reference } of members) {
      if (reference === undefined) continue
      const member = localReference(reference)
      groups.set(member, (groups.get(member) ?? new Set()).add(group))
    }
  }
  for (const report of reports) add(`DiagnosticReport/${report.id}`, report.result ?? [])
  for (const panel of observations) add(`Observation/${panel.id}`, panel.hasMember ?? [])
  return groups
}
