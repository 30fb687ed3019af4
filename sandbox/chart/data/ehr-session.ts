import * as z from 'zod/mini'
import { fail, ok } from '../../../src/result.ts'
import { type ChartResult, unexpected } from './chart-failure.ts'
import { ehrJson } from './json.ts'

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

const session = z.object({ token: z.string(), fhirBase: z.string(), user: z.string() })
const launch = z.object({ launchUrl: z.url({ protocol: /^https?$/ }) })

export async function fetchSession(): Promise<ChartResult<Session>> {
  const answer = await ehrJson('/ehr/session')
  if (!answer.ok) return answer
  const { data } = z.safeParse(session, answer.value)
  return data === undefined
    ? fail(unexpected('a session without token, server or user'))
    : ok({ ...data, fhirBase: data.fhirBase.replace(/\/+$/, '') })
}

/** Asks for a SMART launch of the app for one patient; gives the URL to open. */
export async function requestLaunch(request: LaunchRequest): Promise<ChartResult<string>> {
  const answer = await ehrJson('/ehr/launch', { method: 'POST', body: request })
  if (!answer.ok) return answer
  const { data } = z.safeParse(launch, answer.value)
  return data === undefined ? fail(unexpected('a launch without a web address')) : ok(data.launchUrl)
}
