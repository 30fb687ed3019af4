import { pointsReference } from '../../fhir/stored/stored-resource.ts'
import { fail, ok, type Result } from '../../result.ts'
import { clientOf } from '../server/session-client.ts'
import type { Session } from '../session/session.ts'
import { type Refusal, refusalOf } from './refusal.ts'

/** Reads a stored resource afresh, so that a correction meets the version in the chart. */
export async function readAgain(session: Session, reference: string): Promise<Result<unknown, Refusal>> {
  const answer = await clientOf(session).request({ method: 'GET', url: reference })
  return answer.ok && answer.value.status === 200 ? ok(answer.value.json) : fail(refusalOf(answer))
}

/** Reads a stored assessment, and the points it rests on, afresh. */
export async function readStored(
  session: Session,
  reference: string,
): Promise<Result<readonly unknown[], Refusal>> {
  const assessment = await readAgain(session, reference)
  if (!assessment.ok) return assessment
  const points = pointsReference(assessment.value)
  if (points === undefined) return ok([assessment.value])
  const observation = await readAgain(session, points)
  return observation.ok ? ok([assessment.value, observation.value]) : observation
}
