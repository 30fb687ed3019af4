/** What the EHR hands over with a launch: the SMART launch context and who is signed in. */
export interface LaunchContext {
  /** The signed-in practitioner, as `Practitioner/1`. */
  readonly user: string
  /** Logical ids, as in the token response. */
  readonly patient?: string | undefined
  readonly encounter?: string | undefined
  readonly needPatientBanner?: boolean | undefined
  readonly smartStyleUrl?: string | undefined
  readonly intent?: string | undefined
  readonly fhirContext?: readonly object[] | undefined
  readonly appContext?: string | undefined
  readonly tenant?: string | undefined
  /** The only client that may use the launch; any when absent. */
  readonly clientId?: string | undefined
}

/** The launch context as the token response names it (SMART App Launch 2.2). */
export function launchParameters(context: LaunchContext): Record<string, unknown> {
  const { user: _, clientId, needPatientBanner, smartStyleUrl, ...sameNames } = context
  return { ...sameNames, need_patient_banner: needPatientBanner, smart_style_url: smartStyleUrl }
}
