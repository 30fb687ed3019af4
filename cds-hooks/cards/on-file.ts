import { type Change, changesSince } from '../../src/facts/changes.ts'
import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import type { EarlierAssessment } from '../../src/fhir/stored/earlier-assessments.ts'
import type { ChartAsSigned } from '../../src/fhir/stored/read-as-signed.ts'
import { type Assessment, isScored } from '../../src/model/assessment.ts'
import { PREDICTORS, type Predictor } from '../../src/model/predictor.ts'

/** How the latest assessment on file of this course stands to the chart as it is now. */
export type OnFile =
  | { readonly kind: 'none' }
  /** It says what the chart says. */
  | { readonly kind: 'same'; readonly last: EarlierAssessment }
  /** It says what the chart says with values that the clinician entered or chose. */
  | { readonly kind: 'ownValues'; readonly last: EarlierAssessment }
  | { readonly kind: 'changed'; readonly last: EarlierAssessment; readonly changes: readonly Change[] }

/** Compares by what both say: an identifier alone tells of the same results in the same versions. */
export function compareWithFile({ chart, identifier, last }: ChartAsSigned, assessment: Assessment): OnFile {
  if (last === undefined || !isScored(assessment)) return { kind: 'none' }
  const all = changesSince(last, chart, assessment)
  const changes = all.filter(({ verdict }) => verdict === 'changed')
  if (changes.length > 0) return { kind: 'changed', last, changes }
  if (all.every(({ verdict }) => verdict === 'incomparable') && !last.identifiers.includes(identifier))
    return { kind: 'none' }
  const isOwn = ownValues(chart).length > 0 || chart.indexDate.basis === 'entered'
  return { kind: isOwn ? 'ownValues' : 'same', last }
}

/** The inputs of which the clinician entered or chose the value. */
export function ownValues(chart: ChartInputs): Predictor[] {
  return PREDICTORS.filter((predictor) => {
    const reading = chart[predictor]
    return (
      reading.state !== 'unknown' &&
      (reading.evidence.rule === 'entered-by-user' || reading.evidence.rule === 'chosen-by-user')
    )
  })
}

/** The inputs that changed; empty where only the model is another. */
export function changedInputs(onFile: Extract<OnFile, { kind: 'changed' }>): Predictor[] {
  return onFile.changes.flatMap(({ row }) => (row === 'points' || row === 'class' ? [] : row))
}
