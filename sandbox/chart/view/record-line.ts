import { codes, concept, dateTime, NOTHING, quantity } from './chart-format.ts'
import { kindOf } from './observation-kinds.ts'

/** The parts of a chart, in their order. */
export const SECTIONS = [
  ['assessments', 'Risk assessments'],
  ['diagnoses', 'Diagnoses'],
  ['orders', 'Orders & administrations'],
  ['exams', 'Exams'],
  ['results', 'Results'],
] as const
export type SectionId = (typeof SECTIONS)[number][0]

/** What a chart shows as a line. */
export type Recorded =
  | fhir4.Condition
  | fhir4.MedicationAdministration
  | fhir4.MedicationRequest
  | fhir4.Observation
  | fhir4.Procedure
  | fhir4.RiskAssessment
  | fhir4.ServiceRequest

/** One resource of the record in words: when, what, what it says, and its status. */
export interface RecordLine {
  readonly resource: Recorded
  readonly section: SectionId
  readonly date: string | undefined
  readonly what: string
  readonly value: string
  readonly status: string | undefined
}

const SECTION_OF = {
  ...{ laboratory: 'results', size: 'exams', elastography: 'exams', imaging: 'exams' },
  ...{ tipm: 'assessments', other: 'diagnoses' },
} as const satisfies Record<ReturnType<typeof kindOf>, SectionId>

export function lineOf(resource: Recorded): RecordLine {
  switch (resource.resourceType) {
    case 'RiskAssessment': {
      const { occurrenceDateTime, meta, status } = resource
      return {
        ...{ resource, status, section: 'assessments', date: occurrenceDateTime ?? meta?.lastUpdated },
        ...{ what: concept(resource.prediction?.[0]?.outcome), value: predicted(resource) },
      }
    }
    case 'Observation': {
      const { status, code, effectiveDateTime, effectivePeriod, issued } = resource
      return {
        ...{ resource, status, section: SECTION_OF[kindOf(resource)], what: concept(code) },
        date: effectiveDateTime ?? effectivePeriod?.end ?? issued,
        value: joined([
          observed(resource),
          ...(resource.component ?? []).map((part) => `${concept(part.code)} ${observed(part)}`),
          resource.interpretation?.map(concept).join(', '),
          rangeText(resource),
          resource.focus?.[0]?.display,
          resource.method && concept(resource.method),
        ]),
      }
    }
    case 'Condition':
      return {
        ...{ resource, section: 'diagnoses', date: resource.onsetDateTime ?? resource.recordedDate },
        ...{
          what: concept(resource.code),
          status: codes(resource.clinicalStatus ?? resource.verificationStatus),
        },
        value: joined([
          codes(resource.code),
          ...(resource.stage ?? []).map(({ summary }) => concept(summary)),
        ]),
      }
    case 'Procedure':
      return {
        ...{ resource, section: 'diagnoses', what: concept(resource.code), value: 'Procedure' },
        ...{ date: resource.performedDateTime ?? resource.performedPeriod?.start, status: resource.status },
      }
    case 'MedicationRequest':
      return {
        ...{ resource, section: 'orders', date: resource.authoredOn, status: resource.status },
        ...{ what: drug(resource), value: joined(['Ordered', resource.dosageInstruction?.[0]?.text]) },
      }
    case 'MedicationAdministration':
      return {
        ...{ resource, section: 'orders', what: drug(resource), status: resource.status },
        date: resource.effectiveDateTime ?? resource.effectivePeriod?.start,
        value: joined(['Given', resource.dosage?.dose && quantity(resource.dosage.dose)]),
      }
    case 'ServiceRequest':
      return {
        ...{ resource, section: 'orders', date: resource.authoredOn, status: resource.status },
        what: concept(resource.code),
        value: joined([
          'Ordered',
          resource.occurrenceDateTime && `for ${dateTime(resource.occurrenceDateTime)}`,
        ]),
      }
  }
}

/** A stored RiskAssessment in words. R4 stores `probabilityDecimal` as 0-100: a percentage. */
function predicted({ prediction, performer, basis = [] }: fhir4.RiskAssessment): string {
  const [first] = prediction ?? []
  const { low, high } = first?.probabilityRange ?? {}
  const percent = (value: number | undefined) => value?.toFixed(1) ?? '?'
  const { start, end } = first?.whenPeriod ?? {}
  return joined([
    first?.qualitativeRisk && concept(first.qualitativeRisk),
    first?.probabilityDecimal !== undefined && `${percent(first.probabilityDecimal)} %`,
    (low ?? high) && `${percent(low?.value)} to ${percent(high?.value)} %`,
    (start ?? end) && `${dateTime(start)} to ${dateTime(end)}`,
    first?.rationale,
    performer?.display ?? performer?.reference,
    basis.length > 0 && `rests on ${basis.length}`,
  ])
}

function observed(item: fhir4.Observation | fhir4.ObservationComponent): string {
  const { valueQuantity, valueRange, valueCodeableConcept, valueInteger, valueString, dataAbsentReason } =
    item
  if (valueQuantity !== undefined) return quantity(valueQuantity)
  if (valueRange !== undefined) return `${quantity(valueRange.low)} to ${quantity(valueRange.high)}`
  const coded = valueCodeableConcept ?? dataAbsentReason
  return coded === undefined ? (valueInteger?.toString() ?? valueString ?? '') : concept(coded)
}

function rangeText({ referenceRange }: fhir4.Observation): string | undefined {
  const [range] = referenceRange ?? []
  const isWhole = range?.low?.value !== undefined && range.high?.value !== undefined
  const text = isWhole ? `${range.low?.value} to ${range.high?.value}` : range?.text
  return text && `reference ${text}`
}

function drug(order: fhir4.MedicationRequest | fhir4.MedicationAdministration): string {
  const { medicationCodeableConcept: coded, medicationReference: named } = order
  return coded === undefined ? (named?.display ?? named?.reference ?? NOTHING) : concept(coded)
}

function joined(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join('; ') || NOTHING
}
