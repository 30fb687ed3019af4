/** Why an export could not be fetched; `detail` is what the server said or what was asked. */
export interface ExportProblem {
  readonly code:
    | 'token-refused'
    /** The server does not export what was asked for. */
    | 'export-refused'
    | 'export-failed'
    | 'export-unreachable'
    | 'no-manifest'
    /** A file that needs the token lies on another server: it is not sent there. */
    | 'file-elsewhere'
    | 'file-refused'
  readonly detail?: string | undefined
}
