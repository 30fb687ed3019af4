import { STATUS_CODES } from 'node:http'
import type { FhirResponse } from './backend.ts'
import type { BundleEntryInteraction, EntryInteraction } from './fhir-interaction.ts'

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
