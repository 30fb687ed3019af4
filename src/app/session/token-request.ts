import * as z from 'zod/mini'

/** The token endpoint's answer, or why there is none. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: TokenResponse }
  /** An OAuth error (RFC 6749, 5.2); `error` is its code, if it is one. */
  | { readonly kind: 'refused'; readonly status: number; readonly error: string | undefined }
  /** An answer that is no bearer token. */
  | { readonly kind: 'invalid' }
  | { readonly kind: 'network' }
  | { readonly kind: 'timeout' }

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
  fhirContext: z.catch(z.optional(z.array(z.unknown())), undefined),
})

export type TokenResponse = z.infer<typeof tokenResponse>

const refusal = z.looseObject({ error: z.string().check(z.regex(/^[\w.-]{1,60}$/)) })

const TIMEOUT_MS = 20_000

/** Posts a form to the token endpoint as a public client (RFC 6749, 4.1.3 and 6); no cookies, no redirects. */
export async function requestToken(
  endpoint: string,
  form: Readonly<Record<string, string>>,
): Promise<TokenAnswer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(form),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    })
    const json = await jsonOf(response)
    if (!response.ok) {
      const parsed = z.safeParse(refusal, json)
      return { kind: 'refused', status: response.status, error: parsed.data?.error }
    }
    const parsed = z.safeParse(tokenResponse, json)
    return parsed.success ? { kind: 'token', token: parsed.data } : { kind: 'invalid' }
  } catch {
    return { kind: signal.aborted ? 'timeout' : 'network' }
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  const body = await response.text()
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
