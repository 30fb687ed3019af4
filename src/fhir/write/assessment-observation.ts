import type { Scored } from '../../model/assessment.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import { OBSERVATION_CATEGORY, SNOMED } from '../codes/canonical.ts'
import { tipmCoding } from '../codes/tipm-codes.ts'
import { provenHcc } from '../criteria/criteria.ts'
import { assessmentDetail } from './assessment-detail.ts'
import { computedHead, modelWords, tipmConcept } from './computed-head.ts'
import { chartReferences } from './input-sources.ts'
import { percent, pointsValue, type QuantityOrRange, quantity } from './quantities.ts'
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
  const derivedFrom = chartReferences(chart, context.phrases)
  return {
    resourceType: 'Observation',
    ...computedHead(identifier, context),
    extension: [assessmentDetail(chart, assessment, context.read)],
    status: assessment.kind === 'complete' && context.confirmed ? 'final' : 'preliminary',
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'survey' }] }],
    code: tipmConcept('tipm-assessment', context),
    subject: { reference: `Patient/${patientId}` },
    ...(hcc === undefined ? {} : { focus: [{ reference: hcc.reference }] }),
    ...(context.encounter === undefined ? {} : { encounter: { reference: context.encounter } }),
    effectiveDateTime: asOf.toISOString(),
    ...(context.author === undefined ? {} : { performer: [context.author] }),
    valueCodeableConcept: riskConcept(assessment.riskClass, context.words),
    method: { text: modelWords('model', context) },
    component: [
      { code: tipmConcept('tipm-points', context), ...pointsValue(assessment) },
      {
        code: tipmConcept('probability', context),
        ...probability(assessment),
      },
      {
        code: tipmConcept('model-version', context),
        valueString: `${model.id} ${model.version} ${model.hash}`,
      },
    ],
    ...(derivedFrom.length === 0 ? {} : { derivedFrom }),
    note: [context.words.rationale, ...context.words.notes].map((text) => ({ text })),
  }
}

function riskConcept(risk: Scored['riskClass'], words: AssessmentContext['words']): fhir4.CodeableConcept {
  switch (risk) {
    case 'high':
    case 'low':
      return { coding: [RISK[risk]], text: words.result }
    case 'undecided':
      return { coding: [tipmCoding('undecided')], text: words.result }
  }
}

/** An estimate below 1 % or above 99 % with a comparator: it is never 0 or 100. */
function probability(assessment: Scored): QuantityOrRange {
  if (assessment.kind === 'bounded') {
    const { low, high } = assessment
    return {
      valueRange: {
        low: quantity(percent(low.probability), '%'),
        high: quantity(percent(high.probability), '%'),
      },
    }
  }
  const { low, high } = estimated(assessment.probability)
  if (low === high) return { valueQuantity: quantity(low, '%') }
  return {
    valueQuantity:
      low < 1 ? { ...quantity(high, '%'), comparator: '<' } : { ...quantity(low, '%'), comparator: '>' },
  }
}
