/** The answer of a CDS service (CDS Hooks 2.0.1, "CDS Service Response"); optional fields are left out, never null. */
export interface Card {
  readonly uuid: string
  /** Under 140 characters. */
  readonly summary: string
  /** GitHub Flavored Markdown without HTML. */
  readonly detail: string
  readonly indicator: 'info' | 'warning'
  readonly source: { readonly label: string; readonly url?: string }
  readonly suggestions?: readonly Suggestion[]
  /** Given if and only if there are suggestions. */
  readonly selectionBehavior?: 'any'
  readonly overrideReasons?: readonly fhir4.Coding[]
  readonly links: readonly Link[]
}

/** A coding of the site file, without what it leaves out. */
export function asCoding({ system, code, display }: SiteCoding): fhir4.Coding {
  return { ...(system !== undefined && { system }), code, display }
}

interface SiteCoding {
  readonly system?: string | undefined
  readonly code: string
  readonly display: string
}

export interface Suggestion {
  readonly label: string
  readonly uuid: string
  readonly actions: readonly Action[]
}

export interface Action {
  readonly type: 'create'
  readonly description: string
  readonly resource: fhir4.ServiceRequest
}

export interface Link {
  readonly label: string
  readonly url: string
  readonly type: 'smart'
  /** Put in for each call. */
  readonly appContext?: string
}
