import { etagOf, type FhirResponse } from './backend.ts'
import type { EntryInteraction } from './fhir-interaction.ts'
import { searchPage } from './search/search.ts'
import { historyResponse, versionResponse } from './stored-versions.ts'
import type { Store } from './version-store.ts'
import { create, remove, update, type Written } from './write.ts'

/** Answers one interaction on a type or instance. */
export function answerEntry(store: Store, base: string, interaction: EntryInteraction): FhirResponse {
  const { type } = interaction
  switch (interaction.kind) {
    case 'read':
      return versionResponse(store.latest(type, interaction.id), `${type}/${interaction.id}`)
    case 'vread': {
      const { id, version } = interaction
      const found = store.history(type, id).find(({ versionId }) => versionId === version)
      return versionResponse(found, `${type}/${id}/_history/${version}`)
    }
    case 'history':
      return historyResponse(store, base, type, interaction.id)
    case 'search': {
      const page = searchPage(store, base, type, interaction.query, interaction.strict)
      return page.ok ? { status: 200, body: page.value } : page.problem
    }
    case 'create':
    case 'update': {
      const written = interaction.kind === 'create' ? create(store, interaction) : update(store, interaction)
      return written.ok ? writtenResponse(base, written.value) : written.problem
    }
    case 'delete': {
      const removed = remove(store, interaction)
      if (!removed.ok) return removed.problem
      return { status: 204, ...(removed.value && { etag: etagOf(removed.value) }) }
    }
  }
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
