/** A FHIR search just good enough for the service's own queries: type, patient, code, status; newest first. */
export function search(
  resources: readonly fhir4.FhirResource[],
  url: string,
): fhir4.FhirResource | fhir4.Bundle {
  const [path = '', query = ''] = url.split('?')
  const [type = '', id] = path.split('/')
  const found = resources.filter(({ resourceType }) => resourceType === type)
  if (id !== undefined) {
    return found.find((resource) => resource.id === id) ?? { resourceType: 'OperationOutcome', issue: [] }
  }
  const parameters = new URLSearchParams(query)
  const codes = parameters.get('code')?.split(',')
  const statuses = parameters.get('status')?.split(',')
  return searchset(
    found.filter((resource) => {
      if (codes !== undefined && !codes.some((code) => tokensOf(resource).includes(code))) return false
      return statuses === undefined || ('status' in resource && statuses.includes(String(resource.status)))
    }),
  )
}

export function searchset(resources: readonly fhir4.FhirResource[], next?: string): fhir4.Bundle {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(next !== undefined && { link: [{ relation: 'next', url: next }] }),
    entry: resources.map((resource) => ({
      fullUrl: `https://ehr.example/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  }
}

/** What `code=` searches: the Observation's own code. Those of its components are another parameter (`component-code`, `combo-code`). */
function tokensOf(resource: fhir4.FhirResource): string[] {
  if (resource.resourceType !== 'Observation') return []
  return (resource.code.coding ?? []).map(({ system, code }) => `${system}|${code}`)
}
