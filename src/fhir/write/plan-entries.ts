import { ASSESSMENT_IDENTIFIER } from '../codes/canonical.ts'
import type { StoredResource } from '../stored/stored-resource.ts'
import { itemOf } from './planned-items.ts'
import type { PlanEntry, SaveContext, SavePlan, Writable } from './save-context.ts'

/** A create that a server keeps from happening twice, by the resource's identifier. */
export function create(resource: Writable): PlanEntry {
  const identifier = resource.identifier?.[0]
  return createIf(`identifier=${encodeURIComponent(`${identifier?.system}|${identifier?.value}`)}`, resource)
}

/** Provenance has no identifier to search by; a tag makes its creation conditional. */
export function createTagged(resource: fhir4.Provenance, code: string): PlanEntry {
  return createIf(`_tag=${encodeURIComponent(`${ASSESSMENT_IDENTIFIER}|${code}`)}`, {
    ...resource,
    meta: { tag: [{ system: ASSESSMENT_IDENTIFIER, code }] },
  })
}

function createIf(ifNoneExist: string, resource: PlanEntry['resource']): PlanEntry {
  const reference = `urn:uuid:${crypto.randomUUID()}`
  const request = { method: 'POST' as const, url: resource.resourceType, ifNoneExist }
  return { reference, resource, entry: { fullUrl: reference, resource, request } }
}

/** An update of exactly the version that was re-read. Every entry has a fullUrl (R4 Bundle): relative references in it need one. */
export function update(resource: Writable, { resourceType, id, versionId }: StoredResource): PlanEntry {
  const reference = `urn:uuid:${crypto.randomUUID()}`
  const request = { method: 'PUT' as const, url: `${resourceType}/${id}`, ifMatch: `W/"${versionId}"` }
  const updated = { ...resource, id }
  return { reference, resource: updated, entry: { fullUrl: reference, resource: updated, request } }
}

/** The next version of something stored: it keeps the business identifiers that it has. */
export function revise(resource: Writable, old: StoredResource): PlanEntry {
  const kept = Array.isArray(old.json['identifier']) ? (old.json['identifier'] as fhir4.Identifier[]) : []
  const added = (resource.identifier ?? []).filter(
    (now) => !kept.some(({ system, value }) => system === now.system && value === now.value),
  )
  return update({ ...resource, identifier: [...kept, ...added] }, old)
}

/** R4 ObservationStatus: only what was final before can be amended; a preliminary one becomes final or stays preliminary. */
export function statusAfter<Status extends string>(
  { status }: StoredResource,
  wanted: Status,
): Status | 'amended' {
  return status === 'preliminary' ? wanted : 'amended'
}

/** Entries as a plan; without transactions they are sent one after the other. */
export function planOf(
  identifier: string,
  entries: readonly PlanEntry[],
  { phrases, storage }: Pick<SaveContext, 'phrases' | 'storage'>,
): SavePlan {
  const { form, transaction, conditionalCreate } = storage
  return {
    identifier,
    form,
    transaction,
    conditionalCreate,
    bundle: { resourceType: 'Bundle', type: 'transaction', entry: entries.map(({ entry }) => entry) },
    items: entries.map((entry) => itemOf(entry, phrases)),
  }
}
