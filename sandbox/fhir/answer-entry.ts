import { STATUS_CODES } from 'node:http'
import { etagOf, type FhirResponse } from './backend.ts'
import type { BundleEntryInteraction, EntryInteraction } from './fhir-interaction.ts'
import { refusal } from './fhir-refusal.ts'
import { searchPage } from './search/search.ts'
import type { Store, Version } from './version-store.ts'
import { create, update, type Written } from './write.ts'

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
    case 'search': {
      const page = searchPage(store, base, type, interaction.query, interaction.strict)
      return page.ok ? { status: 200, body: page.value } : page.problem
    }
    case 'create':
    case 'update': {
      const written = interaction.kind === 'create' ? create(store, interaction) : update(store, interaction)
      return written.ok ? writtenResponse(base, written.value) : written.problem
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

/** One version of a resource; 404 when there is none. */
function versionResponse(version: Version | undefined, name: string): FhirResponse {
  if (version === undefined) return refusal(404, 'not-found', `There is no ${name}`)
  const { versionId, lastUpdated, resource } = version
  return { status: 200, body: resource, etag: etagOf(versionId), lastModified: lastUpdated }
}

/** Runs the entries one by one. The failure of one does not affect the others. */
export function runBatch(
  entries: readonly BundleEntryInteraction[],
  answer: (interaction: EntryInteraction) => FhirResponse,
): fhir4.Bundle {
  return {
    resourceType: 'Bundle',
    type: 'batch-response',
    entry: entries.map((entry) => responseEntry(answer(entry.interaction))),
  }
}

/** A response as it stands in a batch-response or transaction-response. */
export function responseEntry(response: FhirResponse): fhir4.BundleEntry {
  const refused = response.status >= 400
  return {
    ...(response.body && !refused ? { resource: response.body as fhir4.FhirResource } : {}),
    response: {
      status: `${response.status} ${STATUS_CODES[response.status] ?? ''}`.trim(),
      ...(response.location ? { location: response.location } : {}),
      ...(response.etag ? { etag: response.etag } : {}),
      ...(response.lastModified ? { lastModified: response.lastModified } : {}),
      ...(response.body && refused ? { outcome: response.body as fhir4.FhirResource } : {}),
    },
  }
}
