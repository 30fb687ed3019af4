import type { AnyResource } from './resource.ts'

interface OnType {
  readonly type: string
}
interface OnInstance extends OnType {
  readonly id: string
}
interface Read extends OnInstance {
  readonly kind: 'read' | 'history'
}
interface VersionRead extends OnInstance {
  readonly kind: 'vread'
  readonly version: string
}
interface Search extends OnType {
  readonly kind: 'search'
  readonly query: URLSearchParams
  /** `Prefer: handling=strict`: unknown parameters are refused instead of ignored. */
  readonly strict: boolean
}
export interface Create extends OnType {
  readonly kind: 'create'
  readonly resource: AnyResource
  /** Search query of If-None-Exist, without the question mark. */
  readonly ifNoneExist?: string | undefined
}
export interface Update extends OnInstance {
  readonly kind: 'update'
  readonly resource: AnyResource
  readonly ifMatch?: string | undefined
}
export interface Delete extends OnInstance {
  readonly kind: 'delete'
  readonly ifMatch?: string | undefined
}
/** A further page of an external server, addressed by the token that server handed out. */
interface Page {
  readonly kind: 'page'
  readonly query: URLSearchParams
}
interface Capabilities {
  readonly kind: 'capabilities'
}

/** One interaction of the FHIR RESTful API that may also stand in a batch or transaction entry. */
export type EntryInteraction = Read | VersionRead | Search | Create | Update | Delete

/** A batch or transaction: entries keep the order of the request. */
export interface BundleInteraction {
  readonly kind: 'batch' | 'transaction'
  readonly entries: readonly BundleEntryInteraction[]
}
export interface BundleEntryInteraction {
  readonly fullUrl: string | undefined
  readonly interaction: EntryInteraction
}

/** What a client can ask of a FHIR server, whatever stands behind it. */
export type Interaction = EntryInteraction | BundleInteraction | Capabilities | Page
