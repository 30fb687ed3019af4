import { ok } from '../../src/result.ts'
import { type FhirResult, failure } from './refusal.ts'
import type { StoredResource } from './resource.ts'
import type { Store, Version } from './store.ts'

/** The current version. Fails with 404 when it never existed, 410 when it was deleted. */
export function readResource(store: Store, type: string, id: string): FhirResult<StoredResource> {
  return existing(store.latest(type, id), `${type}/${id}`)
}

/** One named version. Fails with 404, or 410 when that version is the deletion. */
export function readVersion(
  store: Store,
  type: string,
  id: string,
  version: string,
): FhirResult<StoredResource> {
  const found = store.history(type, id).find((v) => v.versionId === version)
  return existing(found, `${type}/${id}/_history/${version}`)
}

function existing(version: Version | undefined, what: string): FhirResult<StoredResource> {
  if (version === undefined) return failure(404, 'not-found', `There is no ${what}`)
  if (version.resource === undefined) return failure(410, 'deleted', `${what} was deleted`)
  return ok(version.resource)
}
