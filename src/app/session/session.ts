import type { SignedInUser } from './id-token.ts'

/** An open session with the EHR, for one patient. */
export interface Session {
  /** Ends in a slash. */
  readonly fhirBase: string
  readonly patientId: string
  /** `Encounter/7`, if the EHR says which. */
  readonly encounter: string | undefined
  readonly user: SignedInUser | undefined
  /** False only where the EHR says that it shows one itself. */
  readonly needsBanner: boolean
  /** The granted scopes, as the token response lists them; undefined where it does not. */
  readonly granted: string | undefined
  /** What else is in context, as references: the report or study from which the app was opened. */
  readonly fhirContext?: readonly string[]
  /** What the card said whose link opened the app (CDS Hooks), as it came. */
  readonly appContext?: string | undefined
  /** The header to send, after refreshing the token where it is about to run out; undefined when there is none any more. */
  authorization(): Promise<string | undefined>
  /** Asks for a new token after a 401; false when there is no way to. */
  renew(): Promise<boolean>
}
