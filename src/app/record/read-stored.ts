import { pointsReference } from '../../fhir/stored/stored-resource.ts'
import { fhirRequest } from '../server/fhir-request.ts'
import type { Session } from '../session/session.ts'
import { type Refusal, refusalOf } from './refusal.ts'

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
