import type { Scored } from '../../model/assessment.ts'
import { roundTo } from '../../model/rounding.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import { ASSESSMENT_IDENTIFIER, OBSERVATION_CATEGORY, SNOMED, UCUM } from '../codes/canonical.ts'
import { tipmCoding } from '../codes/tipm-codes.ts'
import { provenHcc } from '../criteria/criteria.ts'
import { AI_LABEL } from './ai-label.ts'
import { assessmentDetail } from './assessment-detail.ts'
import { chartReferences } from './input-sources.ts'
import { estimated } from './risk-assessment.ts'
import type { AssessmentContext } from './save-context.ts'

/** Risk words of mCODE's CancerRiskAssessment value set. */
const RISK = {
  high: { system: SNOMED, code: '723509005', display: 'High risk' },
  low: { system: SNOMED, code: '723505004', display: 'Low risk' },
} as const

/**
 * The whole assessment as one Observation in the shape of mCODE's CancerRiskAssessment (STU 4), for servers without
 * RiskAssessment: the class as coded value; points, probability (%) and model as components; inputs in derivedFrom.
 */
export function assessmentObservation(
  chart: ChartInputs,
  assessment: Scored,
  identifier: string,
  context: AssessmentContext,
): fhir4.Observation {
  const { model, asOf, patientId } = context.read
  const hcc = provenHcc(chart.criteria)
  const { texts, result, rationale, notes, model: modelText } = context.words
  const derivedFrom = chartReferences(chart, texts)
  return {
    resourceType: 'Observation',
    ...AI_LABEL,
    extension: [assessmentDetail(chart, assessment, context.read)],
    identifier: [{ system: ASSESSMENT_IDENTIFIER, value: identifier }],
    status: assessment.kind === 'complete' && context.confirmed ? 'final' : 'preliminary',
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'survey' }] }],
    code: { coding: [tipmCoding('tipm-assessment')], text: texts.codes['tipm-assessment'] },
    subject: { reference: `Patient/${patientId}` },
    ...(hcc === undefined ? {} : { focus: [{ reference: hcc.reference }] }),
    ...(context.encounter === undefined ? {} : { encounter: { reference: context.encounter } }),
    effectiveDateTime: asOf.toISOString(),
    ...(context.author === undefined ? {} : { performer: [context.author] }),
    valueCodeableConcept: riskConcept(assessment.riskClass, result),
    method: { text: modelText },
    component: [
      { code: { coding: [tipmCoding('tipm-points')] }, ...measured(assessment, pointsOf, '{score}') },
      {
        code: { coding: [tipmCoding('probability')] },
        ...probability(assessment),
      },
      {
        code: { coding: [tipmCoding('model-version')] },
        valueString: `${model.id} ${model.version} ${model.hash}`,
      },
    ],
    ...(derivedFrom.length === 0 ? {} : { derivedFrom }),
    note: [rationale, ...notes].map((text) => ({ text })),
  }
}

function riskConcept(risk: Scored['riskClass'], text: string): fhir4.CodeableConcept {
  switch (risk) {
    case 'high':
    case 'low':
      return { coding: [RISK[risk]], text }
    case 'undecided':
      return { text }
  }
}

interface End {
  readonly points: number
  readonly probability: number
}

function pointsOf({ points }: End): number {
  return roundTo(points, 4)
}

function percentOf({ probability }: End): number {
  return roundTo(100 * probability, 1)
}

/** An estimate below 1 % or above 99 % with a comparator: it is never 0 or 100. */
function probability(assessment: Scored): ReturnType<typeof measured> {
  if (assessment.kind === 'complete') {
    const { low, high } = estimated(assessment.probability)
    const unit = { unit: '%', system: UCUM, code: '%' }
    if (low < 1) return { valueQuantity: { value: high, comparator: '<', ...unit } }
    if (high > 99) return { valueQuantity: { value: low, comparator: '>', ...unit } }
  }
  return measured(assessment, percentOf, '%')
}

function measured(
  assessment: Scored,
  of: (end: End) => number,
  unit: string,
): Pick<fhir4.ObservationComponent, 'valueQuantity' | 'valueRange'> {
  const quantity = (end: End): fhir4.Quantity => ({ value: of(end), unit, system: UCUM, code: unit })
  return assessment.kind === 'complete'
    ? { valueQuantity: quantity(assessment) }
    : { valueRange: { low: quantity(assessment.low), high: quantity(assessment.high) } }
}
