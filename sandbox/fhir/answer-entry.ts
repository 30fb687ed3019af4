import { etagOf, type FhirResponse } from './backend.ts'
import { historyBundle } from './history.ts'
import type { EntryInteraction } from './interaction.ts'
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
      return bundle.ok ? { status: 200, body: bundle.value } : bundle.problem
    }
    case 'search': {
      const page = searchPage(store, base, interaction.type, interaction.query, interaction.strict)
      return page.ok ? { status: 200, body: page.value } : page.problem
    }
    case 'create':
    case 'update': {
      const written = interaction.kind === 'create' ? create(store, interaction) : update(store, interaction)
      return written.ok ? writtenResponse(base, written.value) : written.problem
    }
    case 'delete': {
      const removed = remove(store, interaction)
      return removed.ok
        ? { status: 204, ...(removed.value ? { etag: etagOf(removed.value) } : {}) }
        : removed.problem
    }
  }
}

function resourceResponse(result: ReturnType<typeof readResource>): FhirResponse {
  if (!result.ok) return result.problem
  const { versionId, lastUpdated } = result.value.meta
  return { status: 200, body: result.value, etag: etagOf(versionId), lastModified: lastUpdated }
}

export function writtenResponse(base: string, { resource, created }: Written): FhirResponse {
  const { versionId, lastUpdated } = resource.meta
  return {
    status: created ? 201 : 200,
    body: resource,
    etag: etagOf(versionId),
    lastModified: lastUpdated,
    location: `${base}/${resource.resourceType}/${resource.id}/_history/${versionId}`,
  }
}
