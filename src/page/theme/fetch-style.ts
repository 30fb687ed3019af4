import { fail, ok, type Result } from '../../result.ts'
import { type EhrStyle, readEhrStyle } from './ehr-style.ts'

/** Why an EHR's style is not used. Never shown to a clinician, whose page looks as it always does. */
export type StyleFault = 'url-not-allowed' | 'unreachable' | 'not-a-style'

const TIMEOUT_MS = 5_000
const LONGEST = 20_000

/** Fetches an EHR's style from the EHR itself: the origin of its FHIR base, without credentials. */
export async function fetchStyle(styleUrl: string, fhirBase: string): Promise<Result<EhrStyle, StyleFault>> {
  if (!URL.canParse(styleUrl, fhirBase)) return fail('url-not-allowed')
  const url = new URL(styleUrl, fhirBase)
  if (url.origin !== new URL(fhirBase).origin) return fail('url-not-allowed')
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) return fail('unreachable')
    const text = await response.text()
    const style = text.length > LONGEST ? undefined : readEhrStyle(parsed(text))
    return style === undefined ? fail('not-a-style') : ok(style)
  } catch {
    return fail('unreachable')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
