/**
 * Something the sender had and did not deliver: a further page, an entry answered by an error, what an OperationOutcome
 * of severity warning or worse speaks of, or matches of a search that were counted and did not come.
 */
export interface BundleGap {
  readonly code: 'more-pages' | 'entry-failed' | 'operation-outcome' | 'fewer-than-total'
  readonly path: readonly (string | number)[]
  /** HTTP status or issue code, if given; never the server's prose, which may name a patient. */
  readonly detail: string | undefined
  /** The type that was searched for; undefined where that cannot be told: anything may be missing then. */
  readonly type?: string | undefined
}
