import { Section } from '../components/chart-section.tsx'
import { type RecordRow, RecordTable } from '../components/record-table.tsx'
import { codes, concept, dateTime, NOTHING, quantity } from '../view/chart-format.ts'
import { newestFirst } from '../view/observation-kinds.ts'

interface Diagnoses {
  conditions: readonly fhir4.Condition[]
  procedures: readonly fhir4.Procedure[]
  others: readonly fhir4.Observation[]
}

interface Entry {
  resource: fhir4.FhirResource
  date: string | undefined
  what: string
  detail: string
  status: string | undefined
}

/** Problem list, procedures, and what surrounds them: stage, performance status, weight. */
export function DiagnosesSection({ conditions, procedures, others }: Diagnoses) {
  const entries = newestFirst(
    [...conditions.map(ofCondition), ...procedures.map(ofProcedure), ...others.map(ofObservation)],
    (entry) => entry.date,
  )
  return (
    <Section id="diagnoses" title="Diagnoses" count={conditions.length}>
      <RecordTable
        label="diagnoses, procedures, stage and status"
        heads={['Date', 'What', 'Detail']}
        rows={entries.map(rowOf)}
        empty="No diagnosis on record."
      />
    </Section>
  )
}

function rowOf({ resource, date, what, detail, status }: Entry): RecordRow {
  return { resource, status, cells: [dateTime(date), what, detail], label: `${what}, ${dateTime(date)}` }
}

function ofCondition(condition: fhir4.Condition): Entry {
  const stage = condition.stage?.map((one) => concept(one.summary)) ?? []
  return {
    resource: condition,
    date: condition.onsetDateTime ?? condition.recordedDate,
    what: concept(condition.code),
    detail: [codes(condition.code), ...stage].filter((text) => text !== '').join('; ') || NOTHING,
    status: condition.clinicalStatus?.coding?.[0]?.code ?? condition.verificationStatus?.coding?.[0]?.code,
  }
}

function ofProcedure(procedure: fhir4.Procedure): Entry {
  return {
    resource: procedure,
    date: procedure.performedDateTime ?? procedure.performedPeriod?.start,
    what: concept(procedure.code),
    detail: 'Procedure',
    status: procedure.status,
  }
}

function ofObservation(observation: fhir4.Observation): Entry {
  const { valueCodeableConcept, valueInteger, valueString, valueQuantity } = observation
  return {
    resource: observation,
    date: observation.effectiveDateTime,
    what: concept(observation.code),
    detail:
      valueCodeableConcept === undefined
        ? (valueInteger?.toString() ?? valueString ?? quantity(valueQuantity))
        : concept(valueCodeableConcept),
    status: observation.status,
  }
}
