import { fail, ok } from '../../src/result.ts'
import type { FhirBackend } from './backend.ts'
import { type FhirResult, refusalIn } from './fhir-refusal.ts'
import { parseBundle } from './parse-request.ts'
import { isRecord } from './resource.ts'

/**
 * Loads a bundle of test data in one transaction: entries with an id keep it, whatever the bundle's own type.
 * Fails as that transaction does.
 */
export async function loadBundle(
  backend: FhirBackend,
  bundle: fhir4.Bundle,
  base: string,
): Promise<FhirResult<void>> {
  const parsed = parseBundle(asTransaction(bundle), base)
  if (!parsed.ok) return parsed
  const response = await backend.handle(parsed.value)
  if (response.status < 300) return ok(undefined)
  return fail(refusalIn(response))
}

function asTransaction(bundle: fhir4.Bundle): unknown {
  const entry = (bundle.entry ?? []).map(({ fullUrl, resource, request }) => ({
    ...{ fullUrl, resource },
    request:
      isRecord(resource) && resource.id
        ? { method: 'PUT', url: `${resource.resourceType}/${resource.id}` }
        : (request ?? { method: 'POST', url: resource?.resourceType }),
  }))
  return { resourceType: 'Bundle', type: 'transaction', entry }
}
