import type { Scored } from '../../model/assessment.ts'
import { roundTo } from '../../model/rounding.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import { OBSERVATION_CATEGORY, SNOMED, UCUM } from '../codes/canonical.ts'
import { tipmCoding } from '../codes/tipm-codes.ts'
import { provenHcc } from '../criteria/criteria.ts'
import { assessmentDetail } from './assessment-detail.ts'
import { computedHead, modelWords, tipmConcept } from './computed-head.ts'
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
      { code: tipmConcept('tipm-points', context), ...measured(assessment, pointsOf, '{score}') },
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
