import { EmptyNote } from '../components/notes.tsx'
import { JsonButton } from '../components/raw-resource.tsx'
import { Section, Status, TableScroll } from '../components/section.tsx'
import { codes, concept, dateTime, NOTHING, quantity } from '../view/format.ts'
import { isWithdrawn, newestFirst } from '../view/observation-kinds.ts'

interface Diagnoses {
  conditions: readonly fhir4.Condition[]
  procedures: readonly fhir4.Procedure[]
  others: readonly fhir4.Observation[]
}

interface Row {
  resource: fhir4.FhirResource
  date: string | undefined
  what: string
  detail: string
  status: string | undefined
}

/** Problem list, procedures, and what surrounds them: stage, performance status, weight. */
export function DiagnosesSection({ conditions, procedures, others }: Diagnoses) {
  const rows = newestFirst(
    [...conditions.map(conditionRow), ...procedures.map(procedureRow), ...others.map(observationRow)],
    (row) => row.date,
  )
  return (
    <Section id="diagnoses" title="Diagnoses" count={conditions.length}>
      {rows.length === 0 ? (
        <EmptyNote>No diagnosis on record.</EmptyNote>
      ) : (
        <TableScroll label="Table of diagnoses, procedures, stage and status">
          <table>
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">What</th>
                <th scope="col">Detail</th>
                <th scope="col">Status</th>
                <th scope="col">Raw</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.resource.id} class={isWithdrawn(row.status ?? '') ? 'withdrawn' : undefined}>
                  <td>{dateTime(row.date)}</td>
                  <td>{row.what}</td>
                  <td>{row.detail}</td>
                  <td>
                    <Status status={row.status} />
                  </td>
                  <td>
                    <JsonButton resource={row.resource} label={`${row.what}, ${dateTime(row.date)}`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Section>
  )
}

function conditionRow(condition: fhir4.Condition): Row {
  const stage = condition.stage?.map((one) => concept(one.summary)) ?? []
  return {
    resource: condition,
    date: condition.onsetDateTime ?? condition.recordedDate,
    what: concept(condition.code),
    detail: [codes(condition.code), ...stage].filter((text) => text !== '').join('; ') || NOTHING,
    status: condition.clinicalStatus?.coding?.[0]?.code ?? condition.verificationStatus?.coding?.[0]?.code,
  }
}

function procedureRow(procedure: fhir4.Procedure): Row {
  return {
    resource: procedure,
    date: procedure.performedDateTime ?? procedure.performedPeriod?.start,
    what: concept(procedure.code),
    detail: 'Procedure',
    status: procedure.status,
  }
}

function observationRow(observation: fhir4.Observation): Row {
  const value = observation.valueCodeableConcept
  return {
    resource: observation,
    date: observation.effectiveDateTime,
    what: concept(observation.code),
    detail:
      value === undefined
        ? (observation.valueInteger?.toString() ??
          observation.valueString ??
          quantity(observation.valueQuantity))
        : concept(value),
    status: observation.status,
  }
}
