import type { FhirBackend } from './backend.ts'

/** All resources of a type that meet a search query, without authorization. Rejects where the search is refused. */
export async function searchAll(
  backend: FhirBackend,
  type: string,
  query: string,
): Promise<fhir4.FhirResource[]> {
  const found: fhir4.FhirResource[] = []
  for (;;) {
    const parameters = new URLSearchParams(query)
    parameters.set('_count', '100')
    parameters.set('_offset', String(found.length))
    const { status, body } = await backend.handle({ kind: 'search', type, query: parameters, strict: true })
    if (status !== 200) throw new Error(`The search for ${type} was refused with ${status}`)
    const page = ((body as fhir4.Bundle<fhir4.FhirResource>).entry ?? []).flatMap(
      ({ resource }) => resource ?? [],
    )
    found.push(...page)
    if (page.length < 100) return found
  }
}
