import { readSaveAnswer, type SaveAnswer, type SaveRefusal } from '../../fhir/save-answer.ts'
import { pointsReference } from '../../fhir/stored-resource.ts'
import { type FhirAnswer, fhirRequest } from '../server/fhir-request.ts'
import type { Session } from '../session/session.ts'

export interface Refusal {
  readonly code: SaveRefusal
  readonly diagnostics: readonly string[]
}

export type StoredResources =
  | { readonly ok: true; readonly resources: readonly unknown[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Reads a stored assessment, and the points it rests on, afresh, so that a correction meets the version in the chart. */
export async function readStored(session: Session, reference: string): Promise<StoredResources> {
  const assessment = await fhirRequest(session, { method: 'GET', url: reference })
  if (assessment.kind !== 'answer' || assessment.status !== 200)
    return { ok: false, refusal: refusalOf(assessment) }
  const points = pointsReference(assessment.body)
  if (points === undefined) return { ok: true, resources: [assessment.body] }
  const observation = await fhirRequest(session, { method: 'GET', url: points })
  if (observation.kind !== 'answer' || observation.status !== 200) {
    return { ok: false, refusal: refusalOf(observation) }
  }
  return { ok: true, resources: [assessment.body, observation.body] }
}

/** Sends a transaction and reads the answer. */
export async function sendPlan(session: Session, bundle: fhir4.Bundle): Promise<SaveAnswer> {
  const url = session.fhirBase.replace(/\/$/, '')
  const answer = await fhirRequest(session, { method: 'POST', url, body: bundle })
  if (answer.kind !== 'answer') return { ok: false, ...refusalOf(answer) }
  return readSaveAnswer(answer.status, answer.body, bundle)
}

const NOTHING_PLANNED: fhir4.Bundle = { resourceType: 'Bundle', type: 'transaction' }

function refusalOf(answer: FhirAnswer): Refusal {
  switch (answer.kind) {
    case 'answer': {
      const refused = readSaveAnswer(answer.status, answer.body, NOTHING_PLANNED)
      return refused.ok ? { code: 'unreadable', diagnostics: [] } : refused
    }
    case 'expired':
      return { code: 'expired', diagnostics: [] }
    case 'network':
    case 'timeout':
    case 'cancelled':
      return { code: 'network', diagnostics: [] }
    case 'foreign-url':
      return { code: 'unreadable', diagnostics: [] }
  }
}
