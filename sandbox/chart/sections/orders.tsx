import { EmptyNote } from '../components/notes.tsx'
import { JsonButton } from '../components/raw-resource.tsx'
import { Section, Status, TableScroll } from '../components/section.tsx'
import { concept, dateTime, NOTHING, quantity } from '../view/format.ts'
import { isWithdrawn, newestFirst } from '../view/observation-kinds.ts'

type Prescription = fhir4.MedicationRequest | fhir4.MedicationAdministration

interface Orders {
  requests: readonly fhir4.MedicationRequest[]
  administrations: readonly fhir4.MedicationAdministration[]
}

/** Medication orders and what was given, newest first. */
export function OrdersSection({ requests, administrations }: Orders) {
  const rows = newestFirst<Prescription>([...requests, ...administrations], timeOf)
  return (
    <Section id="orders" title="Orders & administrations" count={rows.length}>
      {rows.length === 0 ? (
        <EmptyNote>No order on record.</EmptyNote>
      ) : (
        <TableScroll label="Table of orders and administrations">
          <table>
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">Kind</th>
                <th scope="col">Drug</th>
                <th scope="col">Dose</th>
                <th scope="col">Status</th>
                <th scope="col">Raw</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={`${row.resourceType}/${row.id}`}
                  class={isWithdrawn(row.status) ? 'withdrawn' : undefined}
                >
                  <td>{dateTime(timeOf(row))}</td>
                  <td>{kindText(row)}</td>
                  <td>{drugOf(row)}</td>
                  <td>{doseOf(row)}</td>
                  <td>
                    <Status status={row.status} />
                  </td>
                  <td>
                    <JsonButton
                      resource={row}
                      label={`${kindText(row)}, ${drugOf(row)}, ${dateTime(timeOf(row))}`}
                    />
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

function timeOf(row: Prescription): string | undefined {
  return row.resourceType === 'MedicationRequest'
    ? row.authoredOn
    : (row.effectiveDateTime ?? row.effectivePeriod?.start)
}

function kindText(row: Prescription): string {
  return row.resourceType === 'MedicationRequest' ? 'Ordered' : 'Given'
}

function drugOf(row: Prescription): string {
  if (row.medicationCodeableConcept !== undefined) return concept(row.medicationCodeableConcept)
  return row.medicationReference?.display ?? row.medicationReference?.reference ?? NOTHING
}

function doseOf(row: Prescription): string {
  return row.resourceType === 'MedicationRequest'
    ? (row.dosageInstruction?.[0]?.text ?? NOTHING)
    : quantity(row.dosage?.dose)
}
