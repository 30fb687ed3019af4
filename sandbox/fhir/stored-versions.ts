import { etagOf, type FhirResponse } from './backend.ts'
import { refusal } from './fhir-refusal.ts'
import type { Store, Version } from './version-store.ts'

/** One version of a resource; 404 when there never was one, 410 when it is the deletion. */
export function versionResponse(version: Version | undefined, name: string): FhirResponse {
  if (version === undefined) return refusal(404, 'not-found', `There is no ${name}`)
  const { versionId, lastUpdated, resource } = version
  if (resource === undefined) return refusal(410, 'deleted', `${name} was deleted`)
  return { status: 200, body: resource, etag: etagOf(versionId), lastModified: lastUpdated }
}

/** All versions of one resource, newest first (R4 http.html#history), deletions included. */
export function historyResponse(store: Store, base: string, type: string, id: string): FhirResponse {
  const versions = store.history(type, id)
  if (versions.length === 0) return refusal(404, 'not-found', `There is no ${type}/${id}`)
  const fullUrl = `${base}/${type}/${id}`
  const entry = versions.toReversed().map((version): fhir4.BundleEntry => {
    const { versionId, method, resource, lastUpdated } = version
    const status = method === 'DELETE' ? '204' : versionId === '1' ? '201' : '200'
    return {
      fullUrl,
      ...(resource && { resource: resource as unknown as fhir4.FhirResource }),
      request: { method, url: method === 'POST' ? type : `${type}/${id}` },
      response: { status, etag: etagOf(versionId), lastModified: lastUpdated },
    }
  })
  const link = [{ relation: 'self', url: `${fullUrl}/_history` }]
  const body = { resourceType: 'Bundle', type: 'history', total: versions.length, link, entry } as const
  return { status: 200, body }
}
