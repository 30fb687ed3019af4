import { EmptyNote } from '../components/notes.tsx'
import { JsonButton } from '../components/raw-resource.tsx'
import { Section, Status, TableScroll } from '../components/section.tsx'
import { concept, dateTime, NOTHING, quantity } from '../view/format.ts'
import { isWithdrawn, newestFirst } from '../view/observation-kinds.ts'

type Order = fhir4.MedicationRequest | fhir4.MedicationAdministration | fhir4.ServiceRequest

interface Orders {
  requests: readonly fhir4.MedicationRequest[]
  administrations: readonly fhir4.MedicationAdministration[]
  serviceRequests: readonly fhir4.ServiceRequest[]
}

/** Orders and what was given, newest first. */
export function OrdersSection({ requests, administrations, serviceRequests }: Orders) {
  const rows = newestFirst<Order>([...requests, ...administrations, ...serviceRequests], timeOf)
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
                <th scope="col">What</th>
                <th scope="col">Dose or day</th>
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
                  <td>{whatOf(row)}</td>
                  <td>{doseOf(row)}</td>
                  <td>
                    <Status status={row.status} />
                  </td>
                  <td>
                    <JsonButton
                      resource={row}
                      label={`${kindText(row)}, ${whatOf(row)}, ${dateTime(timeOf(row))}`}
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

function timeOf(row: Order): string | undefined {
  return row.resourceType === 'MedicationAdministration'
    ? (row.effectiveDateTime ?? row.effectivePeriod?.start)
    : row.authoredOn
}

function kindText(row: Order): string {
  return row.resourceType === 'MedicationAdministration' ? 'Given' : 'Ordered'
}

function whatOf(row: Order): string {
  if (row.resourceType === 'ServiceRequest') return concept(row.code)
  if (row.medicationCodeableConcept !== undefined) return concept(row.medicationCodeableConcept)
  return row.medicationReference?.display ?? row.medicationReference?.reference ?? NOTHING
}

function doseOf(row: Order): string {
  switch (row.resourceType) {
    case 'MedicationRequest':
      return row.dosageInstruction?.[0]?.text ?? NOTHING
    case 'MedicationAdministration':
      return quantity(row.dosage?.dose)
    case 'ServiceRequest':
      return dateTime(row.occurrenceDateTime)
  }
}
