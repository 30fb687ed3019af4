import { etagOf, type FhirResponse } from './backend.ts'
import { historyBundle } from './history.ts'
import type { EntryInteraction } from './interaction.ts'
import type { Failure, Result } from './outcome.ts'
import { readResource, readVersion } from './read.ts'
import { searchPage } from './search/search.ts'
import type { Store } from './store.ts'
import { create, remove, update, type Written } from './write.ts'

/** Answers one interaction on a type or instance. */
export function answerEntry(store: Store, base: string, interaction: EntryInteraction): FhirResponse {
  switch (interaction.kind) {
    case 'read':
      return resourceResponse(readResource(store, interaction.type, interaction.id))
    case 'vread':
      return resourceResponse(readVersion(store, interaction.type, interaction.id, interaction.version))
    case 'history': {
      const bundle = historyBundle(store, base, interaction.type, interaction.id)
      return bundle.ok ? { status: 200, body: bundle.value } : refused(bundle)
    }
    case 'search': {
      const page = searchPage(store, base, interaction.type, interaction.query, interaction.strict)
      return page.ok ? { status: 200, body: page.value } : refused(page)
    }
    case 'create':
      return writeResponse(base, create(store, interaction))
    case 'update':
      return writeResponse(base, update(store, interaction))
    case 'delete': {
      const removed = remove(store, interaction)
      return removed.ok
        ? { status: 204, ...(removed.value ? { etag: etagOf(removed.value) } : {}) }
        : refused(removed)
    }
  }
}

export function refused(failed: Failure): FhirResponse {
  return { status: failed.status, body: failed.outcome }
}

function resourceResponse(result: ReturnType<typeof readResource>): FhirResponse {
  if (!result.ok) return refused(result)
  const { versionId, lastUpdated } = result.value.meta
  return { status: 200, body: result.value, etag: etagOf(versionId), lastModified: lastUpdated }
}

function writeResponse(base: string, result: Result<Written>): FhirResponse {
  if (!result.ok) return refused(result)
  const { resource, created } = result.value
  const { versionId, lastUpdated } = resource.meta
  return {
    status: created ? 201 : 200,
    body: resource,
    etag: etagOf(versionId),
    lastModified: lastUpdated,
    location: `${base}/${resource.resourceType}/${resource.id}/_history/${versionId}`,
  }
}
