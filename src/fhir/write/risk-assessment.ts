import type { Scored } from '../../model/assessment.ts'
import type { Predictor } from '../../model/predictor.ts'
import { roundTo } from '../../model/rounding.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import { ASSESSMENT_IDENTIFIER, UCUM } from '../codes/canonical.ts'
import { tipmCoding } from '../codes/tipm-codes.ts'
import { provenHcc } from '../criteria/criteria.ts'
import { addDays, calendarDay } from '../resources/chart-time.ts'
import { AI_LABEL } from './ai-label.ts'
import { assessmentDetail } from './assessment-detail.ts'
import { chartReferences, inputSources } from './input-sources.ts'
import type { RecordTexts } from './record-texts.ts'
import type { AssessmentContext } from './save-context.ts'

const RISK_PROBABILITY = 'http://terminology.hl7.org/CodeSystem/risk-probability'
const DAYS_A_WEEK = 7

/** A basis other than what was read from the chart: a resource of the same transaction. */
export interface NewBasis {
  readonly reference: string
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
  const { texts, model: modelText } = context.words
  const entered = enteredInputs(chart, patientId, texts)
  const condition = provenHcc(chart.criteria)
  return {
    resourceType: 'RiskAssessment',
    ...AI_LABEL,
    extension: [assessmentDetail(chart, assessment, context.read)],
    ...(entered.length === 0 ? {} : { contained: entered }),
    identifier: [{ system: ASSESSMENT_IDENTIFIER, value: identifier }],
    status: assessment.kind === 'complete' && context.confirmed ? 'final' : 'preliminary',
    method: {
      coding: [tipmCoding('tipm-assessment')],
      text: modelText,
    },
    code: { coding: [tipmCoding('tipm-assessment')] },
    subject: { reference: `Patient/${patientId}` },
    ...(context.encounter === undefined ? {} : { encounter: { reference: context.encounter } }),
    occurrenceDateTime: asOf.toISOString(),
    ...(condition === undefined ? {} : { condition: { reference: condition.reference } }),
    ...(context.author === undefined ? {} : { performer: context.author }),
    basis: [
      ...chartReferences(chart, texts),
      ...entered.map(({ id, code }) => ({ reference: `#${id}`, display: texts.enteredByHand(code.text) })),
      ...computed,
    ],
    prediction: [prediction(chart, assessment, context)],
    note: context.words.notes.map((text) => ({ text })),
  }
}

function prediction(
  chart: ChartInputs,
  assessment: Scored,
  { read, words }: AssessmentContext,
): fhir4.RiskAssessmentPrediction {
  const { model, site } = read
  const { from, time } = chart.indexDate
  return {
    outcome: { coding: [tipmCoding('non-effective')], text: words.texts.outcome },
    ...probabilityOf(assessment),
    qualitativeRisk: qualitativeRisk(assessment.riskClass, words.result),
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
        : { probabilityRange: { low: percentQuantity(low), high: percentQuantity(high) } }
    }
    case 'bounded': {
      const { low, high } = assessment
      return {
        probabilityRange: {
          low: percentQuantity(percent(low.probability)),
          high: percentQuantity(percent(high.probability)),
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

function percent(probability: number): number {
  return roundTo(100 * probability, 1)
}

function percentQuantity(value: number): fhir4.Quantity {
  return { value, unit: '%', system: UCUM, code: '%' }
}

function qualitativeRisk(risk: 'high' | 'low' | 'undecided', text: string): fhir4.CodeableConcept {
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
        text,
      }
    case 'undecided':
      return { text }
  }
}

const ENTERED: Readonly<Record<Predictor, string>> = {
  nlr: 'nlr',
  deltaT: 'dt',
  albumin: 'albumin',
  diameter: 'tumour-diameter',
}

/** Values typed by the clinician travel inside the assessment: they are its basis, not results of the laboratory. */
function enteredInputs(
  chart: ChartInputs,
  patientId: string,
  texts: RecordTexts,
): (fhir4.Observation & { id: string; code: { text: string } })[] {
  return inputSources(chart).flatMap(({ input, sources }) =>
    sources
      .filter(({ reference }) => reference === undefined)
      .map((source) => ({
        resourceType: 'Observation' as const,
        id: `entered-${ENTERED[input]}`,
        status: 'final' as const,
        code: { text: texts.inputs[input] },
        subject: { reference: `Patient/${patientId}` },
        ...(source.time === undefined ? {} : { effectiveDateTime: source.time.text }),
        valueString: source.original,
      })),
  )
}
