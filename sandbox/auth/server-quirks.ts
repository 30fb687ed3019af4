/** Behaviour of other EHR servers that can be switched on, to test the app against it. */
export interface ServerQuirks {
  /** No `.well-known/smart-configuration`: the CapabilityStatement alone names the endpoints. */
  readonly metadataOnly?: boolean
  /** The discovery document names its endpoints relative to the FHIR base. */
  readonly relativeEndpoints?: boolean
  /** Nothing is said of PKCE. */
  readonly pkceUnannounced?: boolean
  /** Authorization requests are taken by POST alone. */
  readonly postOnly?: boolean
  /** `none`: no refresh tokens. `kept`: they are not rotated. `unlisted`: issued, but no granted scope says so. */
  readonly refresh?: 'none' | 'kept' | 'unlisted'
  /** Every client must authenticate itself at the token endpoint. */
  readonly confidential?: boolean
  /** Another issuer is named in authorization responses. */
  readonly answersAs?: string
  /** What pages of other origins may not read although the rest is open to them. */
  readonly closedTo?: 'discovery' | 'token' | 'fhir'
  /** Every sign-in ends with this OAuth error. */
  readonly refusesWith?: { readonly error: string; readonly description: string }
  /** A sign-in is first sent on to another server, as where an identity provider stands behind. */
  readonly sendsOnTo?: (url: string) => string
  /** The scopes granted are not listed in the token response. */
  readonly scopeUnlisted?: boolean
}
