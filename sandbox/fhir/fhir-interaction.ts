import type { AnyResource } from './resource.ts'

interface On<Kind extends string> {
  readonly kind: Kind
  readonly type: string
}
interface OnInstance<Kind extends string> extends On<Kind> {
  readonly id: string
}
export interface Create extends On<'create'> {
  readonly resource: AnyResource
  /** Search query of If-None-Exist, without the question mark. */
  readonly ifNoneExist?: string | undefined
}
export interface Update extends OnInstance<'update'> {
  readonly resource: AnyResource
  readonly ifMatch?: string | undefined
}

/** One interaction of the FHIR RESTful API that may also stand in a batch or transaction entry. `strict` is `Prefer: handling=strict`: unknown parameters are refused instead of ignored. */
export type EntryInteraction =
  | OnInstance<'read'>
  | (OnInstance<'vread'> & { readonly version: string })
  | (On<'search'> & { readonly query: URLSearchParams; readonly strict: boolean })
  | Create
  | Update

/** A batch or transaction: entries keep the order of the request. */
export interface BundleInteraction {
  readonly kind: 'batch' | 'transaction'
  readonly entries: readonly BundleEntryInteraction[]
}
export interface BundleEntryInteraction {
  readonly fullUrl: string | undefined
  readonly interaction: EntryInteraction
}

/** What a client can ask of a FHIR server, whatever stands behind it. A `page` is a further one of an external server, addressed by the token that server handed out. */
export type Interaction =
  | EntryInteraction
  | BundleInteraction
  | { readonly kind: 'capabilities' }
  | { readonly kind: 'page'; readonly query: URLSearchParams }
