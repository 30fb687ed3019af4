import type { Scored } from '../../model/assessment.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import { tipmCoding } from '../codes/tipm-codes.ts'
import { provenHcc } from '../criteria/criteria.ts'
import { addDays, calendarDay } from '../resources/chart-time.ts'
import { assessmentDetail } from './assessment-detail.ts'
import { computedHead, inWords, modelWords, tipmConcept } from './computed-head.ts'
import { chartReferences, inputSources } from './input-sources.ts'
import { percent, quantity } from './quantities.ts'
import type { AssessmentContext } from './save-context.ts'

const RISK_PROBABILITY = 'http://terminology.hl7.org/CodeSystem/risk-probability'
const DAYS_A_WEEK = 7

/** A basis other than what was read from the chart: a resource of the same transaction. */
export interface NewBasis {
  readonly reference: string
  /** Its business identifier: by this the assessment's own parts are told from what it was read from. */
  readonly identifier?: fhir4.Identifier
  readonly display: string
}

/** The assessment as a RiskAssessment (R4). `probabilityDecimal` is a percentage, 0-100; a bounded score gives a range. */
export function riskAssessment(
  chart: ChartInputs,
  assessment: Scored,
  identifier: string,
  computed: readonly NewBasis[],
  context: AssessmentContext,
): fhir4.RiskAssessment {
  const { asOf, patientId } = context.read
  const { phrases } = context
  const entered = enteredInputs(chart, context)
  const condition = provenHcc(chart.criteria)
  return {
    resourceType: 'RiskAssessment',
    ...computedHead(identifier, context),
    extension: [assessmentDetail(chart, assessment, context.read)],
    ...(entered.length === 0 ? {} : { contained: entered }),
    status: assessment.kind === 'complete' && context.confirmed ? 'final' : 'preliminary',
    method: { coding: [tipmCoding('tipm-assessment')], text: modelWords('model', context) },
    code: tipmConcept('tipm-assessment', context),
    subject: { reference: `Patient/${patientId}` },
    ...(context.encounter === undefined ? {} : { encounter: { reference: context.encounter } }),
    occurrenceDateTime: asOf.toISOString(),
    ...(condition === undefined ? {} : { condition: { reference: condition.reference } }),
    ...(context.author === undefined ? {} : { performer: context.author }),
    basis: [
      ...chartReferences(chart, phrases),
      ...entered.map(({ id, code }) => ({ reference: `#${id}`, display: phrases.entered(code.text) })),
      ...computed,
    ],
    prediction: [prediction(chart, assessment, context)],
    note: context.words.notes.map((text) => ({ text })),
  }
}

function prediction(
  chart: ChartInputs,
  assessment: Scored,
  context: AssessmentContext,
): fhir4.RiskAssessmentPrediction {
  const { read, words, phrases } = context
  const { model, site } = read
  const { from, time } = chart.indexDate
  return {
    outcome: { coding: [tipmCoding('non-effective')], text: inWords(model.outcome.name, phrases) },
    ...probabilityOf(assessment),
    qualitativeRisk: qualitativeRisk(assessment.riskClass, words),
    // Of a start that nothing bounds no period can be told.
    ...(from === undefined
      ? {}
      : {
          whenPeriod: {
            start: calendarDay(from, site.timeZone),
            end: addDays(time, model.outcome.horizonWeeks * DAYS_A_WEEK, site.timeZone),
          },
        }),
    rationale: words.rationale,
  }
}

function probabilityOf(
  assessment: Scored,
): Pick<fhir4.RiskAssessmentPrediction, 'probabilityDecimal' | 'probabilityRange'> {
  switch (assessment.kind) {
    case 'complete': {
      const { low, high } = estimated(assessment.probability)
      return low === high
        ? { probabilityDecimal: low }
        : { probabilityRange: { low: quantity(low, '%'), high: quantity(high, '%') } }
    }
    case 'bounded': {
      const { low, high } = assessment
      return {
        probabilityRange: {
          low: quantity(percent(low.probability), '%'),
          high: quantity(percent(high.probability), '%'),
        },
      }
    }
  }
}

/** In percent. An estimate is never 0 or 100: below 1 and above 99 it is told as the range it lies in, as on every screen. */
export function estimated(probability: number): { readonly low: number; readonly high: number } {
  const value = percent(probability)
  if (value < 1) return { low: 0, high: 1 }
  return value > 99 ? { low: 99, high: 100 } : { low: value, high: value }
}

function qualitativeRisk(
  risk: Scored['riskClass'],
  words: AssessmentContext['words'],
): fhir4.CodeableConcept {
  switch (risk) {
    case 'high':
    case 'low':
      return {
        coding: [
          {
            system: RISK_PROBABILITY,
            code: risk,
            display: risk === 'high' ? 'High likelihood' : 'Low likelihood',
          },
        ],
        text: words.result,
      }
    case 'undecided':
      // HL7's codes have none for this.
      return { coding: [tipmCoding('undecided')], text: words.result }
  }
}

/** Values typed by the clinician travel inside the assessment: they are its basis, not results of the laboratory. */
function enteredInputs(
  chart: ChartInputs,
  { read, phrases }: AssessmentContext,
): (fhir4.Observation & { id: string; code: { text: string } })[] {
  return inputSources(chart).flatMap(({ input, sources }) =>
    sources
      .filter(({ reference }) => reference === undefined)
      .map((source) => ({
        resourceType: 'Observation' as const,
        id: `entered-${input}`,
        status: 'final' as const,
        code: { text: phrases.inputs[input] },
        subject: { reference: `Patient/${read.patientId}` },
        ...(source.time === undefined ? {} : { effectiveDateTime: source.time.text }),
        valueString: source.original,
      })),
  )
}
