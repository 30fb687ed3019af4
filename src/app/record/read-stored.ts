import { partReferences } from '../../fhir/stored/stored-resource.ts'
import { fail, ok, type Result } from '../../result.ts'
import { clientOf } from '../server/session-client.ts'
import type { Session } from '../session/session.ts'
import { type Refusal, refusalOf } from './refusal.ts'

/** Reads a stored resource afresh, so that a correction meets the version in the chart. */
export async function readAgain(session: Session, reference: string): Promise<Result<unknown, Refusal>> {
  const answer = await clientOf(session).request({ method: 'GET', url: reference })
  return answer.ok && answer.value.status === 200 ? ok(answer.value.json) : fail(refusalOf(answer))
}

/** Reads a stored assessment, and what was computed with it, afresh. What the EHR no longer has cannot be corrected, and hinders nothing. */
export async function readStored(
  session: Session,
  reference: string,
): Promise<Result<readonly unknown[], Refusal>> {
  const assessment = await readAgain(session, reference)
  if (!assessment.ok) return assessment
  const parts = await Promise.all(partReferences(assessment.value).map((part) => readAgain(session, part)))
  const failed = parts.find((part) => !part.ok && part.problem.code !== 'not-supported')
  if (failed?.ok === false) return failed
  return ok([assessment.value, ...parts.flatMap((part) => (part.ok ? [part.value] : []))])
}
