import { fetchJson } from '../../fhir-client/fetch-json.ts'
import { fail, ok, type Result } from '../../result.ts'
import { type EhrStyle, readEhrStyle } from './ehr-style.ts'

/** Why an EHR's style is not used. Never shown to a clinician, whose page looks as it always does. */
export type StyleFault = 'url-not-allowed' | 'unreachable' | 'not-a-style'

const TIMEOUT_MS = 5_000
const MOST_BYTES = 20_000

/** Fetches an EHR's style from the EHR itself: the origin of its FHIR base, without credentials. */
export async function fetchStyle(styleUrl: string, fhirBase: string): Promise<Result<EhrStyle, StyleFault>> {
  const url = URL.canParse(styleUrl, fhirBase) ? new URL(styleUrl, fhirBase) : undefined
  if (url?.origin !== new URL(fhirBase).origin) return fail('url-not-allowed')
  const headers = { accept: 'application/json' }
  const file = await fetchJson(url.href, { headers, timeoutMs: TIMEOUT_MS, mostBytes: MOST_BYTES })
  if (file.ok) {
    const style = readEhrStyle(file.value)
    return style === undefined ? fail('not-a-style') : ok(style)
  }
  const { code } = file.problem
  return fail(
    code === 'not-json' || code === 'too-large' || code === 'empty-body' ? 'not-a-style' : 'unreachable',
  )
}
