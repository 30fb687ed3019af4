/** What the EHR hands over with a launch: the SMART launch context and who is signed in. */
export interface LaunchContext {
  /** The signed-in practitioner, as `Practitioner/1`. */
  readonly user: string
  /** Logical ids, as in the token response. */
  readonly patient?: string
  readonly encounter?: string
  readonly needPatientBanner?: boolean
  readonly smartStyleUrl?: string
  readonly intent?: string
  readonly fhirContext?: readonly object[]
  readonly appContext?: string
  readonly tenant?: string
  /** The only client that may use the launch; any when absent. */
  readonly clientId?: string
}
