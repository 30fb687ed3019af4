import type { AnyResource } from './resource.ts'

interface Read {
  readonly kind: 'read'
  readonly type: string
  readonly id: string
}
interface VersionRead {
  readonly kind: 'vread'
  readonly type: string
  readonly id: string
  readonly version: string
}
interface InstanceHistory {
  readonly kind: 'history'
  readonly type: string
  readonly id: string
}
interface Search {
  readonly kind: 'search'
  readonly type: string
  readonly query: URLSearchParams
  /** `Prefer: handling=strict`: unknown parameters are refused instead of ignored. */
  readonly strict: boolean
}
/** A further page of an external server, addressed by the token that server handed out. */
interface Page {
  readonly kind: 'page'
  readonly query: URLSearchParams
}
export interface Create {
  readonly kind: 'create'
  readonly type: string
  readonly resource: AnyResource
  /** Search query of If-None-Exist, without the question mark. */
  readonly ifNoneExist?: string
}
export interface Update {
  readonly kind: 'update'
  readonly type: string
  readonly id: string
  readonly resource: AnyResource
  readonly ifMatch?: string
}
export interface Delete {
  readonly kind: 'delete'
  readonly type: string
  readonly id: string
  readonly ifMatch?: string
}
interface Capabilities {
  readonly kind: 'capabilities'
}

/** One interaction of the FHIR RESTful API that may also stand in a batch or transaction entry. */
export type EntryInteraction = Read | VersionRead | InstanceHistory | Search | Create | Update | Delete

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
