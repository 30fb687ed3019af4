import type { SignedInUser } from './id-token.ts'
import type { Intent } from './intent.ts'

/** An open session with the EHR, of a user. */
export interface UserSession {
  /** Ends in a slash. */
  readonly fhirBase: string
  readonly user: SignedInUser | undefined
  /** The granted scopes, as the token response lists them; undefined where it does not. */
  readonly granted: string | undefined
  /** The signed-in user's language as the EHR says it (BCP 47). */
  readonly locale?: string | undefined
  /** Whether the site wants the EHR to be told who was shown or stored what. */
  readonly audit?: boolean
  /** Whether the site wants the tasks of the department's list to be written and ended. */
  readonly tasks?: boolean
  /** When the session ends (ms since 1970); undefined where it can be renewed or the EHR does not say. */
  readonly endsAt?: () => number | undefined
  /** The header to send, after refreshing the token where it is about to run out; undefined when there is none any more. */
  authorization(): Promise<string | undefined>
  /** Asks for a new token after a 401; false when there is no way to. */
  renew(): Promise<boolean>
}

/** An open session for one patient. */
export interface Session extends UserSession {
  readonly patientId: string
  /** `Encounter/7`, if the EHR says which. */
  readonly encounter: string | undefined
  /** False only where the EHR says that it shows one itself. */
  readonly needsBanner: boolean
  /** What else is in context, as references: the report or study from which the app was opened. */
  readonly fhirContext?: readonly string[]
  /** What the card said whose link opened the app (CDS Hooks), as it came. */
  readonly appContext?: string | undefined
  /** What the app was opened for, where the EHR says so and it is known here. */
  readonly intent?: Intent | undefined
  /** Where the EHR describes its look. */
  readonly styleUrl?: string | undefined
}
