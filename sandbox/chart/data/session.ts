import { fetchJson, isRecord } from './json.ts'
import type { Result } from './result.ts'
import { failed, ok } from './result.ts'

/** The signed-in clinician and where the chart's data are. */
export interface Session {
  token: string
  fhirBase: string
  /** `Practitioner/ID` */
  user: string
}

export interface LaunchRequest {
  patient: string
  encounter?: string
  /** False when this page shows the patient's banner beside the app. */
  needPatientBanner: boolean
  /** Of a registered app; the first one when absent. */
  launchUrl?: string
  /** From the card that the app is opened from; reaches it in the token response. */
  appContext?: string
}

export async function fetchSession(): Promise<Result<Session>> {
  const answer = await fetchJson('/ehr/session')
  if (!answer.ok) return answer
  const body = answer.value
  const unexpected = failed({ kind: 'unexpected', what: 'a session without token, server or user' })
  if (!isRecord(body)) return unexpected
  const { token, fhirBase, user } = body
  if (typeof token !== 'string' || typeof fhirBase !== 'string' || typeof user !== 'string') return unexpected
  return ok({ token, fhirBase: fhirBase.replace(/\/+$/, ''), user })
}

/** Asks for a SMART launch of the app for one patient; gives the URL to open. */
export async function requestLaunch(request: LaunchRequest): Promise<Result<string>> {
  const answer = await fetchJson('/ehr/launch', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  if (!answer.ok) return answer
  const { launchUrl } = isRecord(answer.value) ? answer.value : {}
  if (typeof launchUrl !== 'string' || !/^https?:\/\//.test(launchUrl)) {
    return failed({ kind: 'unexpected', what: 'a launch without a web address' })
  }
  return ok(launchUrl)
}
