import { EmptyNote } from '../components/chart-notes.tsx'
import { Section, Status } from '../components/chart-section.tsx'
import { Facts } from '../components/patient-facts.tsx'
import { JsonButton } from '../components/raw-resource.tsx'
import { type RecordRow, RecordTable } from '../components/record-table.tsx'
import { concept, dateTime, NOTHING, quantity } from '../view/chart-format.ts'
import { isWithdrawn, newestFirst } from '../view/observation-kinds.ts'

interface Assessments {
  assessments: readonly fhir4.RiskAssessment[]
  computed: readonly fhir4.Observation[]
}

/** What the app stored: the assessments, newest first, and the Observations it computed. */
export function AssessmentsSection({ assessments, computed }: Assessments) {
  return (
    <Section id="assessments" title="Risk assessments" count={assessments.length}>
      {assessments.length === 0 && <EmptyNote>No risk assessment stored yet.</EmptyNote>}
      {newestFirst(assessments, (one) => one.occurrenceDateTime ?? one.meta?.lastUpdated).map(
        (assessment) => (
          <AssessmentCard key={assessment.id} assessment={assessment} />
        ),
      )}
      {computed.length > 0 && (
        <>
          <h3>Computed values</h3>
          <RecordTable
            label="computed values"
            heads={['Time', 'What', 'Value']}
            rows={newestFirst(computed, timeOf).map(computedRow)}
          />
        </>
      )}
    </Section>
  )
}

function AssessmentCard({ assessment }: { assessment: fhir4.RiskAssessment }) {
  const view = assessmentView(assessment)
  const withdrawn = isWithdrawn(assessment.status)
  return (
    <article
      class={withdrawn ? 'assessment withdrawn' : 'assessment'}
      aria-label={`Assessment of ${view.occurred}`}
    >
      <header class="card-head">
        <h3>{view.occurred}</h3>
        <Status status={assessment.status} />
        <JsonButton resource={assessment} label={`risk assessment, ${view.occurred}`} />
      </header>
      <Facts
        class="assessment-facts"
        of={[
          ['Outcome', view.outcome],
          ['Risk', <strong key="risk">{view.risk}</strong>],
          ['Probability', <strong key="probability">{view.probability}</strong>],
          ['Period', view.period],
          ['Rationale', view.rationale],
          ['Performer', view.performer],
          ['Basis', `${view.basisCount} ${view.basisCount === 1 ? 'resource' : 'resources'}`],
        ]}
      />
    </article>
  )
}

function timeOf({ effectiveDateTime, issued }: fhir4.Observation): string | undefined {
  return effectiveDateTime ?? issued
}

function computedRow(resource: fhir4.Observation): RecordRow {
  const { valueRange, valueCodeableConcept, valueQuantity } = resource
  const value = valueCodeableConcept === undefined ? quantity(valueQuantity) : concept(valueCodeableConcept)
  const range = valueRange && `${quantity(valueRange.low)} to ${quantity(valueRange.high)}`
  const what = concept(resource.code)
  return {
    resource,
    status: resource.status,
    cells: [dateTime(timeOf(resource)), what, range ?? value],
    label: `${what}, ${dateTime(resource.effectiveDateTime)}`,
  }
}

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
