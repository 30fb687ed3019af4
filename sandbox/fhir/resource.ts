/** Any FHIR resource as JSON: the server handles all types alike and reads single elements only where it must. */
export interface AnyResource {
  readonly resourceType: string
  readonly id?: string | undefined
  readonly meta?: ResourceMeta | undefined
  readonly [element: string]: unknown
}

interface ResourceMeta {
  readonly versionId?: string | undefined
  readonly lastUpdated?: string | undefined
}

/** A resource as it stands in the store: identified and versioned. */
export interface StoredResource extends AnyResource {
  readonly id: string
  readonly meta: ResourceMeta & { readonly versionId: string; readonly lastUpdated: string }
}

/** True for a JSON object that names a resource type. */
export function isResource(value: unknown): value is AnyResource {
  return isRecord(value) && typeof value['resourceType'] === 'string'
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
