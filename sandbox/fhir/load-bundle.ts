import type { FhirBackend } from './backend.ts'
import { type Result, success } from './outcome.ts'
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
): Promise<Result<void>> {
  const parsed = parseBundle(asTransaction(bundle), base)
  if (!parsed.ok) return parsed
  const response = await backend.handle(parsed.value)
  if (response.status < 300) return success(undefined)
  return { ok: false, status: response.status, outcome: response.body as fhir4.OperationOutcome }
}

function asTransaction(bundle: fhir4.Bundle): unknown {
  const entry = (bundle.entry ?? []).map(({ fullUrl, resource, request }) => ({
    ...(fullUrl === undefined ? {} : { fullUrl }),
    ...(resource === undefined ? {} : { resource }),
    request:
      isRecord(resource) && resource.id
        ? { method: 'PUT', url: `${resource.resourceType}/${resource.id}` }
        : (request ?? { method: 'POST', url: resource?.resourceType }),
  }))
  return { resourceType: 'Bundle', type: 'transaction', entry }
}
