import { concept, dateTime, NOTHING } from './chart-format.ts'

/** A stored RiskAssessment in words. R4 stores `probabilityDecimal` as 0-100: a percentage. */
export function assessmentView(assessment: fhir4.RiskAssessment) {
  const prediction = assessment.prediction?.[0]
  const { start, end } = prediction?.whenPeriod ?? {}
  return {
    occurred: dateTime(assessment.occurrenceDateTime ?? assessment.meta?.lastUpdated),
    outcome: concept(prediction?.outcome),
    probability: probabilityText(prediction),
    risk: concept(prediction?.qualitativeRisk),
    rationale: prediction?.rationale ?? NOTHING,
    period: start === undefined && end === undefined ? NOTHING : `${dateTime(start)} to ${dateTime(end)}`,
    performer: assessment.performer?.display ?? assessment.performer?.reference ?? NOTHING,
    basisCount: assessment.basis?.length ?? 0,
  }
}

function probabilityText(prediction: fhir4.RiskAssessmentPrediction | undefined): string {
  if (prediction?.probabilityDecimal !== undefined) return `${percent(prediction.probabilityDecimal)} %`
  const { low, high } = prediction?.probabilityRange ?? {}
  if (low?.value === undefined && high?.value === undefined) return NOTHING
  return `${percent(low?.value)} to ${percent(high?.value)} %`
}

function percent(value: number | undefined): string {
  return value === undefined ? '?' : value.toFixed(1)
}
