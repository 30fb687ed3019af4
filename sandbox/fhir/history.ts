import { ok } from '../../src/result.ts'
import { etagOf } from './backend.ts'
import { type FhirResult, failure } from './refusal.ts'
import type { Store } from './store.ts'

/** All versions of one resource, newest first (R4 http.html#history), deletions included. */
export function historyBundle(
  store: Store,
  base: string,
  type: string,
  id: string,
): FhirResult<fhir4.Bundle> {
  const versions = store.history(type, id)
  if (versions.length === 0) return failure(404, 'not-found', `There is no ${type}/${id}`)
  const fullUrl = `${base}/${type}/${id}`
  const entry = versions.toReversed().map((version): fhir4.BundleEntry => {
    const first = version.versionId === '1'
    return {
      fullUrl,
      ...(version.resource ? { resource: version.resource as unknown as fhir4.FhirResource } : {}),
      request: { method: version.method, url: version.method === 'POST' ? type : `${type}/${id}` },
      response: {
        status: version.method === 'DELETE' ? '204' : first ? '201' : '200',
        etag: etagOf(version.versionId),
        lastModified: version.lastUpdated,
      },
    }
  })
  return ok({
    resourceType: 'Bundle',
    type: 'history',
    total: versions.length,
    link: [{ relation: 'self', url: `${fullUrl}/_history` }],
    entry,
  })
}
