import { type AnyResource, isResource } from '../resource.ts'

/** The resources of a bundle's entries, without outcomes. */
export function resourcesOf(bundle: fhir4.Bundle): AnyResource[] {
  return (bundle.entry ?? [])
    .map((entry): unknown => entry.resource)
    .filter(isResource)
    .filter((resource) => resource.resourceType !== 'OperationOutcome')
}

/** The bundle without the hidden resources. The total is left out when it would give their number away. */
export function filterBundle(bundle: fhir4.Bundle, hidden: ReadonlySet<object>): fhir4.Bundle {
  if (hidden.size === 0) return bundle
  const entry = (bundle.entry ?? []).filter((e) => e.resource === undefined || !hidden.has(e.resource))
  const hidesMatches = (bundle.entry ?? []).some(
    (e) => e.resource && hidden.has(e.resource) && e.search?.mode !== 'include',
  )
  const { entry: _, total, ...rest } = bundle
  return {
    ...rest,
    ...(hidesMatches || total === undefined ? {} : { total }),
    ...(entry.length > 0 ? { entry } : {}),
  }
}
