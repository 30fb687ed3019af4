import type { ReadFailure } from '../../fhir/chart-inputs.ts'
import type { ChartQuery } from '../../fhir/resources/chart-queries.ts'
import { outcomeTexts } from '../../fhir/resources/outcome-texts.ts'
import { failed, type Outcome, succeeded } from '../../page/setup/problem.ts'
import type { Session } from '../session/session.ts'
import { unreachedProblem } from '../session/unreached-problem.ts'
import { fhirRequest } from './fhir-request.ts'
import { readPages } from './read-pages.ts'
import { sameId } from './same-id.ts'

/** How far reading one part of the chart has come. */
export type PartProgress =
  | { readonly state: 'waiting' }
  | { readonly state: 'reading'; readonly pages: number }
  | { readonly state: 'done'; readonly resources: number }
  | { readonly state: 'failed' }

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
  session: Session,
  queries: readonly ChartQuery[],
  signal: AbortSignal,
  onProgress: (index: number | 'patient', progress: PartProgress) => void,
): Promise<Outcome<RawChart>> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const stopping = <T>(outcome: Outcome<T>): Outcome<T> => {
    if (!outcome.ok) stop.abort()
    return outcome
  }
  const [patient, ...parts] = await Promise.all([
    readPatient(session, either, (progress) => onProgress('patient', progress)).then(stopping),
    ...queries.map((query, index) =>
      readPart(session, query, either, (progress) => onProgress(index, progress)).then(stopping),
    ),
  ])
  const problems = [patient, ...parts].flatMap((outcome) => (outcome.ok ? [] : [outcome.problem]))
  // What stopped the others comes before their having been stopped.
  const problem = problems.find(({ code }) => code !== 'reading-cancelled') ?? problems[0]
  if (problem !== undefined) return { ok: false, problem }
  if (!patient.ok) return patient
  return succeeded({ patient: patient.value, parts: parts.flatMap((part) => (part.ok ? [part.value] : [])) })
}

async function readPatient(
  session: Session,
  signal: AbortSignal,
  onProgress: (progress: PartProgress) => void,
): Promise<Outcome<unknown>> {
  onProgress({ state: 'waiting' })
  const url = `Patient/${encodeURIComponent(session.patientId)}`
  const answer = await fhirRequest(session, { method: 'GET', url, signal })
  if (answer.kind === 'cancelled') return failed('reading-cancelled')
  if (answer.kind === 'expired') return failed('session-expired')
  if (answer.kind === 'network') {
    return unreachedProblem(new URL('metadata', session.fhirBase).href, 'patient-unreadable')
  }
  if (answer.kind !== 'answer') return failed('patient-unreadable', { detail: answer.kind })
  if (answer.status !== 200) {
    return failed('patient-unreadable', {
      detail: [`HTTP ${answer.status}`, ...outcomeTexts(answer.body)].join('; '),
    })
  }
  if (!sameId(answer.body, 'Patient', session.patientId)) return failed('wrong-patient')
  onProgress({ state: 'done', resources: 1 })
  return succeeded(answer.body)
}

/** One part of the chart, all pages. */
export async function readPart(
  session: Session,
  query: ChartQuery,
  signal: AbortSignal,
  onProgress: (progress: PartProgress) => void,
): Promise<Outcome<RawPart>> {
  onProgress({ state: 'waiting' })
  const answer = await readPages(session, query.url, signal, (pages) =>
    onProgress({ state: 'reading', pages }),
  )
  switch (answer.kind) {
    case 'expired':
      return failed('session-expired')
    case 'cancelled':
      return failed('reading-cancelled')
    case 'read': {
      const { resources, notices, failure } = answer.pages
      onProgress(failure === undefined ? { state: 'done', resources: resources.length } : { state: 'failed' })
      return succeeded({
        query,
        resources,
        notices,
        failure: failure === undefined ? undefined : { topic: query.topic, ...failure },
      })
    }
  }
}
