import { EmptyNote } from '../components/notes.tsx'
import { JsonButton } from '../components/raw-resource.tsx'
import { Section, Status, TableScroll } from '../components/section.tsx'
import { assessmentView } from '../view/assessment.ts'
import { concept, dateTime, quantity } from '../view/format.ts'
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
      {newestFirst(assessments, whenOf).map((assessment) => (
        <AssessmentCard key={assessment.id} assessment={assessment} />
      ))}
      {computed.length > 0 && <ComputedTable observations={computed} />}
    </Section>
  )
}

function whenOf(assessment: fhir4.RiskAssessment): string | undefined {
  return assessment.occurrenceDateTime ?? assessment.meta?.lastUpdated
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
      <dl class="assessment-facts">
        <Fact name="Outcome" value={view.outcome} />
        <Fact name="Risk" value={view.risk} strong />
        <Fact name="Probability" value={view.probability} strong />
        <Fact name="Period" value={view.period} />
        <Fact name="Rationale" value={view.rationale} />
        <Fact name="Performer" value={view.performer} />
        <Fact name="Basis" value={`${view.basisCount} ${view.basisCount === 1 ? 'resource' : 'resources'}`} />
      </dl>
    </article>
  )
}

function Fact({ name, value, strong = false }: { name: string; value: string; strong?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{strong ? <strong>{value}</strong> : value}</dd>
    </div>
  )
}

function ComputedTable({ observations }: { observations: readonly fhir4.Observation[] }) {
  return (
    <>
      <h3>Computed values</h3>
      <TableScroll label="Table of computed values">
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">What</th>
              <th scope="col">Value</th>
              <th scope="col">Status</th>
              <th scope="col">Raw</th>
            </tr>
          </thead>
          <tbody>
            {newestFirst(observations, (one) => one.effectiveDateTime ?? one.issued).map((one) => (
              <tr key={one.id} class={isWithdrawn(one.status) ? 'withdrawn' : undefined}>
                <td>{dateTime(one.effectiveDateTime ?? one.issued)}</td>
                <td>{concept(one.code)}</td>
                <td>{computedValue(one)}</td>
                <td>
                  <Status status={one.status} />
                </td>
                <td>
                  <JsonButton
                    resource={one}
                    label={`${concept(one.code)}, ${dateTime(one.effectiveDateTime)}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  )
}

function computedValue(observation: fhir4.Observation): string {
  const { valueRange, valueCodeableConcept, valueQuantity } = observation
  if (valueRange !== undefined) return `${quantity(valueRange.low)} to ${quantity(valueRange.high)}`
  return valueCodeableConcept === undefined ? quantity(valueQuantity) : concept(valueCodeableConcept)
}
