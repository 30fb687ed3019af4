import { patientCompartment, searchParametersOf } from '../definitions.ts'
import type { AnyResource } from '../resource.ts'
import { valuesOf } from '../search/values.ts'

/** The search parameters that tie a type to a patient; empty for shared types. */
export function compartmentParameters(type: string): readonly string[] {
  return patientCompartment().get(type) ?? []
}

/** Ids of the patients that a resource is about, by its compartment parameters; `base` is this server's own. */
export function patientsOf(resource: AnyResource, base: string): string[] {
  if (resource.resourceType === 'Patient') return resource.id === undefined ? [] : [resource.id]
  const definitions = searchParametersOf(resource.resourceType)
  const ids = compartmentParameters(resource.resourceType).flatMap((code) => {
    const definition = definitions.get(code)
    if (definition === undefined) return []
    return valuesOf(resource, definition).map(({ value }) =>
      patientId((value as { reference?: string }).reference, base),
    )
  })
  return [...new Set(ids.filter((id) => id !== undefined))]
}

/** The id of a reference to a patient of this server, relative or absolute. */
export function patientId(reference: string | undefined, base: string): string | undefined {
  const relative = reference?.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference
  return /^Patient\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/.+)?$/.exec(relative ?? '')?.[1]
}

/** Types whose link to a patient is optional or indirect: searches are filtered afterwards, not by a parameter. */
const looselyTied = new Set(['Device', 'Provenance'])

/** The criterion that limits a search to one patient; undefined for shared and loosely tied types. */
export function compartmentCriterion(
  type: string,
  patient: string,
): [name: string, value: string] | undefined {
  if (type === 'Patient') return ['_id', patient]
  const codes = compartmentParameters(type)
  if (codes.length === 0 || looselyTied.has(type)) return undefined
  const code = searchParametersOf(type).has('patient') ? 'patient' : (codes[0] ?? 'patient')
  return [code, `Patient/${patient}`]
}
