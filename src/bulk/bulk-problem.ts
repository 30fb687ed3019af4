/** Why there is no export. `words` are the server's own, or the system's code of a failed connection. */
export type BulkProblem = {
  readonly words?: string | undefined
  readonly status?: number | undefined
} & (
  | {
      readonly code: /** Not a FHIR base, with /Patient or /Group/ID after it. */
        | 'export-url'
        /** The private key cannot be read or used. */
        | 'export-key'
        /** The server does not say where backend services get a token. */
        | 'export-token-endpoint'
        /** It gives none, or none any more. */
        | 'export-token'
        /** No answer, again and again. */
        | 'export-unreachable'
        /** The export is not offered there, in no form that was tried. */
        | 'export-not-offered'
        | 'export-refused'
        /** It was begun, and the server gave it up. */
        | 'export-failed'
        /** The server knows no such export any more. */
        | 'export-gone'
        | 'export-manifest'
        /** FOLDER holds the export of another URL. */
        | 'other-export'
        | 'export-unwritable'
    }
  /** `host` would get the access token, or be asked in clear text. */
  | { readonly code: 'export-host'; readonly host: string }
  /** A file that cannot be fetched. */
  | { readonly code: 'export-file'; readonly host: string }
)
