import * as z from 'zod/mini'

/** What the EHR hands over with a launch: the SMART launch context, its ids logical, as in the token response. */
export const launchContext = z.object({
  patient: z.optional(z.string()),
  encounter: z.optional(z.string()),
  needPatientBanner: z.optional(z.boolean()),
  smartStyleUrl: z.optional(z.string()),
  intent: z.optional(z.string()),
  fhirContext: z.optional(z.array(z.looseObject({}))),
  appContext: z.optional(z.string()),
  tenant: z.optional(z.string()),
  /** The only client that may use the launch; any when absent. */
  clientId: z.optional(z.string()),
})

export interface LaunchContext extends z.infer<typeof launchContext> {
  /** The signed-in practitioner, as `Practitioner/1`. */
  readonly user: string
}

/** The launch context as the token response names it (SMART App Launch 2.2). */
export function launchParameters(context: LaunchContext): Record<string, unknown> {
  const { user: _, clientId, needPatientBanner, smartStyleUrl, ...sameNames } = context
  return { ...sameNames, need_patient_banner: needPatientBanner, smart_style_url: smartStyleUrl }
}
