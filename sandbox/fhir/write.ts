import { randomUUID } from 'node:crypto'
import { fail, ok } from '../../src/result.ts'
import type { Create, Update } from './fhir-interaction.ts'
import { type FhirResult, failure } from './fhir-refusal.ts'
import type { StoredResource } from './resource.ts'
import { searchMatches } from './search/search.ts'
import { validate } from './validation.ts'
import type { Store } from './version-store.ts'

export interface Written {
  readonly resource: StoredResource
  readonly created: boolean
}

/** Creates under a new id, or returns the one match of If-None-Exist. Fails with 412 on several matches, 422 when invalid. */
export function create(store: Store, interaction: Create): FhirResult<Written> {
  const match = conditionalMatch(store, interaction)
  if (!match.ok) return match
  if (match.value) return ok({ resource: match.value, created: false })
  const invalid = validate(interaction.resource)
  if (invalid) return fail(invalid)
  return ok({ resource: store.put(interaction.resource, randomUUID()), created: true })
}

/** The resource that makes a conditional create unnecessary; undefined when it must be created. */
export function conditionalMatch(store: Store, interaction: Create): FhirResult<StoredResource | undefined> {
  if (interaction.ifNoneExist === undefined) return ok(undefined)
  const found = searchMatches(store, interaction.type, new URLSearchParams(interaction.ifNoneExist))
  if (!found.ok) return found
  if (found.value.length > 1) {
    return failure(412, 'multiple-matches', `${found.value.length} resources match If-None-Exist`)
  }
  return ok(found.value[0])
}

/** Stores a new version, creating the resource when there is none. Fails with 412 when If-Match names another version. */
export function update(store: Store, interaction: Update): FhirResult<Written> {
  const { type, id, ifMatch, resource } = interaction
  const latest = store.latest(type, id)
  const conflict = versionConflict(latest?.resource, ifMatch)
  if (conflict) return conflict
  const invalid = validate(resource)
  if (invalid) return fail(invalid)
  return ok({ resource: store.put(resource, id), created: latest === undefined })
}

function versionConflict(current: StoredResource | undefined, ifMatch: string | undefined) {
  if (ifMatch === undefined || current?.meta.versionId === ifMatch) return undefined
  const actual =
    current === undefined ? 'it does not exist' : `the current version is ${current.meta.versionId}`
  return failure(412, 'conflict', `If-Match names version ${ifMatch}, but ${actual}`)
}
