import type { Interaction } from './fhir-interaction.ts'

/** Answer to one interaction, before HTTP: `body` is absent for 204. */
export interface FhirResponse {
  readonly status: number
  readonly body?: object | undefined
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  readonly location?: string | undefined
}

/** What the sandbox puts its authorization in front of: the in-memory server or a proxy to an external one. */
export interface FhirBackend {
  /** Answers every interaction; failures are responses carrying an OperationOutcome. `requestId` is for tracing. */
  handle(interaction: Interaction, requestId?: string): Promise<FhirResponse>
  /** Ends pending work, such as writes to disk. */
  close(): Promise<void>
}

export function etagOf(versionId: string): string {
  return `W/"${versionId}"`
}
