import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))
// What is malformed beyond the token itself counts as not said.
const lenient = z.catch(z.optional(z.string()), undefined)

const tokenResponse = z.looseObject({
  access_token: text,
  // Absent in some EHRs; anything but Bearer needs what the app has not.
  token_type: z.optional(z.string().check(z.regex(/^bearer$/i))),
  /** Seconds from now; some EHRs send text. */
  expires_in: z.catch(z.optional(z.coerce.number().check(z.gt(0))), undefined),
  refresh_token: lenient,
  scope: lenient,
  id_token: lenient,
  patient: lenient,
  encounter: lenient,
  need_patient_banner: z.catch(z.optional(z.boolean()), undefined),
  intent: lenient,
  /** Experimental in SMART App Launch 2.2. */
  smart_style_url: lenient,
  /** What a card's link hands to the app (CDS Hooks). */
  appContext: lenient,
  fhirContext: z.catch(z.optional(z.array(z.unknown())), undefined),
})

export type TokenResponse = z.infer<typeof tokenResponse>

/** A token response as fhirclient keeps it, checked; undefined when it is no bearer token. */
export function readTokenResponse(kept: unknown): TokenResponse | undefined {
  const parsed = z.safeParse(tokenResponse, kept)
  return parsed.success ? parsed.data : undefined
}
