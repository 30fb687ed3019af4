import type { ReadFailure } from '../../fhir/chart-inputs.ts'
import type { ChartQuery } from '../../fhir/resources/chart-queries.ts'
import { isResource } from '../../fhir/resources/json.ts'
import { outcomeTexts } from '../../fhir/resources/outcome-texts.ts'
import type { Problem } from '../../page/setup/problem.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { UserSession } from '../session/session.ts'
import { unreachedProblem } from '../session/unreached-problem.ts'
import { clientOf } from './session-client.ts'

/** How far reading one part of the chart has come. */
export type PartProgress =
  | { readonly state: 'waiting' }
  | { readonly state: 'reading'; readonly pages: number }
  | { readonly state: 'done'; readonly resources: number }
  | { readonly state: 'failed' }

/** A session, and the patient to be read in it. */
interface PatientSession extends UserSession {
  readonly patientId: string
}

/** The chart as the server gave it, part by part. */
export interface RawChart {
  readonly patient: unknown
  readonly parts: readonly RawPart[]
}

export interface RawPart {
  readonly query: ChartQuery
  readonly resources: readonly unknown[]
  readonly notices: readonly string[]
  readonly failure: ReadFailure | undefined
}

/**
 * Reads patient and chart in one parallel round (further pages apart). A part that fails is reported and does not
 * stop the rest; an expired session, a cancel, or a patient other than the token's stops everything.
 */
export async function readRawChart(
  session: PatientSession,
  queries: readonly ChartQuery[],
  signal: AbortSignal,
  onProgress: (index: number | 'patient', progress: PartProgress) => void,
): Promise<Result<RawChart, Problem>> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const stopping = <T extends { readonly ok: boolean }>(result: T): T => {
    if (!result.ok) stop.abort()
    return result
  }
  const [patient, ...parts] = await Promise.all([
    readPatient(session, either, (progress) => onProgress('patient', progress)).then(stopping),
    ...queries.map((query, index) =>
      readPart(session, query, either, (progress) => onProgress(index, progress)).then(stopping),
    ),
  ])
  const problems = [patient, ...parts].flatMap((result) => (result.ok ? [] : [result.problem]))
  // The first failure cancels the other requests: it is reported, and their cancellation is not.
  const problem = problems.find(({ code }) => code !== 'reading-cancelled') ?? problems[0]
  if (problem !== undefined) return fail(problem)
  if (!patient.ok) return patient
  return ok({ patient: patient.value, parts: parts.flatMap((part) => (part.ok ? [part.value] : [])) })
}

async function readPatient(
  session: PatientSession,
  signal: AbortSignal,
  onProgress: (progress: PartProgress) => void,
): Promise<Result<unknown, Problem>> {
  onProgress({ state: 'waiting' })
  const url = `Patient/${encodeURIComponent(session.patientId)}`
  const answer = await clientOf(session).request({ method: 'GET', url, signal })
  if (!answer.ok) {
    switch (answer.problem.code) {
      case 'cancelled':
        return fail({ code: 'reading-cancelled' })
      case 'expired':
        return fail({ code: 'session-expired' })
      case 'network':
        return unreachedProblem(new URL('metadata', session.fhirBase).href, 'patient-unreadable')
      case 'timeout':
      case 'foreign-url':
        return fail({ code: 'patient-unreadable', detail: answer.problem.code })
    }
  }
  const { status, json } = answer.value
  if (status !== 200) {
    return fail({ code: 'patient-unreadable', detail: [`HTTP ${status}`, ...outcomeTexts(json)].join('; ') })
  }
  if (!isResource(json, 'Patient', session.patientId)) return fail({ code: 'wrong-patient' })
  onProgress({ state: 'done', resources: 1 })
  return ok(json)
}

/** One part of the chart, all pages. */
export async function readPart(
  session: UserSession,
  { url, topic }: ChartQuery,
  signal: AbortSignal,
  onProgress: (progress: PartProgress) => void,
): Promise<Result<RawPart, Problem>> {
  onProgress({ state: 'waiting' })
  const onPage = (pages: number) => onProgress({ state: 'reading', pages })
  const answer = await clientOf(session).search(url, { signal, onPage })
  if (!answer.ok) {
    return fail({ code: answer.problem.code === 'expired' ? 'session-expired' : 'reading-cancelled' })
  }
  const { resources, notices, failure } = answer.value
  onProgress(failure === undefined ? { state: 'done', resources: resources.length } : { state: 'failed' })
  return ok({ query: { url, topic }, resources, notices, failure: failure && { topic, ...failure } })
}
