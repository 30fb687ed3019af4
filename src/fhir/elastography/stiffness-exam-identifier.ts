import { canonicalHash } from '../../model/hash.ts'
import { standingIdentifier, withdrawnIdentifiers } from '../stored/same-assessment.ts'
import type { ExamKind } from './stiffness-record.ts'

/**
 * SHA-256 over patient, which exam and when: entering the same exam twice gives the same identifier, and a server stores
 * it once. Where an exam with it was marked as entered in error, a number tells the new one apart.
 */
export async function examIdentifier(
  patientId: string,
  exam: ExamKind,
  time: string,
  chart: readonly unknown[],
): Promise<string> {
  const hash = canonicalHash({ patient: patientId, exam, time })
  return standingIdentifier(hash, withdrawnIdentifiers(chart))
}
