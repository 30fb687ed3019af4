import { ASSESSMENT_IDENTIFIER, TIPM_SYSTEM } from './canonical.ts'
import { conceptName, hasCode } from './code-match.ts'
import type { EarlierAssessment } from './earlier-assessments.ts'
import type { RiskAssessment } from './resource-schemas.ts'
import { isSubject } from './subject.ts'

const TIPM = [{ system: TIPM_SYSTEM, code: 'tipm-assessment' }]

/** The patient's TIPM assessments on file, newest first, as they were stored. */
export function readEarlierAssessments(
  riskAssessments: readonly RiskAssessment[],
  patientId: string,
): EarlierAssessment[] {
  return riskAssessments
    .filter(
      ({ subject, method, code }) =>
        isSubject(subject, patientId) && (hasCode(method, TIPM) || hasCode(code, TIPM)),
    )
    .map(earlier)
    .toSorted((a, b) => timeOf(b) - timeOf(a))
}

/** For ordering: undated ones count as older than any. */
function timeOf({ date }: EarlierAssessment): number {
  return Date.parse(date ?? '') || -Number.MAX_VALUE
}

function earlier(stored: RiskAssessment): EarlierAssessment {
  const [prediction] = stored.prediction ?? []
  return {
    reference: `RiskAssessment/${stored.id}`,
    versionId: stored.meta?.versionId,
    identifier: stored.identifier?.find(({ system }) => system === ASSESSMENT_IDENTIFIER)?.value,
    status: stored.status,
    date: stored.occurrenceDateTime ?? stored.occurrencePeriod?.start,
    risk: riskOf(prediction?.qualitativeRisk),
    probability: probabilityOf(prediction),
    rationale: prediction?.rationale,
    performer: stored.performer?.display ?? stored.performer?.reference,
  }
}

function riskOf(risk: Parameters<typeof conceptName>[0]): EarlierAssessment['risk'] {
  const code = risk?.coding?.[0]?.code ?? conceptName(risk).toLowerCase()
  return code === 'high' || code === 'low' || code === 'undecided' ? code : 'unknown'
}

function probabilityOf(
  prediction: NonNullable<RiskAssessment['prediction']>[number] | undefined,
): EarlierAssessment['probability'] {
  const { probabilityDecimal, probabilityRange } = prediction ?? {}
  if (probabilityDecimal !== undefined) return { low: probabilityDecimal, high: probabilityDecimal }
  const [low, high] = [probabilityRange?.low?.value, probabilityRange?.high?.value]
  return low === undefined || high === undefined ? undefined : { low, high }
}
