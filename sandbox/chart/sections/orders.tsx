import { Section } from '../components/chart-section.tsx'
import { type RecordRow, RecordTable } from '../components/record-table.tsx'
import { concept, dateTime, NOTHING, quantity } from '../view/chart-format.ts'
import { newestFirst } from '../view/observation-kinds.ts'

type Order = fhir4.MedicationRequest | fhir4.MedicationAdministration | fhir4.ServiceRequest

interface Orders {
  requests: readonly fhir4.MedicationRequest[]
  administrations: readonly fhir4.MedicationAdministration[]
  serviceRequests: readonly fhir4.ServiceRequest[]
}

/** Orders and what was given, newest first. */
export function OrdersSection({ requests, administrations, serviceRequests }: Orders) {
  const orders = newestFirst<Order>([...requests, ...administrations, ...serviceRequests], timeOf)
  return (
    <Section id="orders" title="Orders & administrations" count={orders.length}>
      <RecordTable
        label="orders and administrations"
        heads={['Date', 'Kind', 'What', 'Dose or day']}
        rows={orders.map(rowOf)}
        empty="No order on record."
      />
    </Section>
  )
}

function rowOf(resource: Order): RecordRow {
  const kind = resource.resourceType === 'MedicationAdministration' ? 'Given' : 'Ordered'
  const [time, what] = [dateTime(timeOf(resource)), whatOf(resource)]
  return {
    resource,
    status: resource.status,
    cells: [time, kind, what, doseOf(resource)],
    label: `${kind}, ${what}, ${time}`,
  }
}

function timeOf(order: Order): string | undefined {
  return order.resourceType === 'MedicationAdministration'
    ? (order.effectiveDateTime ?? order.effectivePeriod?.start)
    : order.authoredOn
}

function whatOf(order: Order): string {
  if (order.resourceType === 'ServiceRequest') return concept(order.code)
  if (order.medicationCodeableConcept !== undefined) return concept(order.medicationCodeableConcept)
  return order.medicationReference?.display ?? order.medicationReference?.reference ?? NOTHING
}

function doseOf(order: Order): string {
  switch (order.resourceType) {
    case 'MedicationRequest':
      return order.dosageInstruction?.[0]?.text ?? NOTHING
    case 'MedicationAdministration':
      return quantity(order.dosage?.dose)
    case 'ServiceRequest':
      return dateTime(order.occurrenceDateTime)
  }
}
