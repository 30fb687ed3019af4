import { operationOutcome } from '../../src/fhir/resources/operation-outcome.ts'
import { type PrefetchKey, type PrefetchNames, prefetchName } from '../prefetch-templates.ts'

/** Why it cannot be told whether the pair is ordered. */
export const ORDER_GAPS = [
  'draft-not-fhir',
  'draft-other-version',
  'draft-drug-not-told',
  'partner-not-read',
  'partner-not-told',
] as const

export type OrderGapCode = (typeof ORDER_GAPS)[number]

export interface OrderGap {
  readonly code: OrderGapCode
  /** The prefetch keys that were not read whole; none for a draft. */
  readonly keys: readonly PrefetchKey[]
}

/** By which an EHR finds what the service could not read of the orders: names of extensions are reversed domain names (CDS Hooks 2.0.1, "Extensions"). */
export const ORDERS_NOT_READ = 'example.tipm-on-fhir.orders-not-read'

const TEXTS: Readonly<Record<OrderGapCode, string>> = {
  'draft-not-fhir': 'a drug order is not of the shape of a FHIR R4 MedicationRequest; it was not read',
  'draft-other-version': 'a drug order is of another FHIR version than R4; it was not read',
  'draft-drug-not-told':
    'a drug order does not tell its drug: it names none, or its Medication was neither delivered nor readable',
  'partner-not-read':
    'one drug of the pair is ordered, and whether the other is in use could not be read from all drug records',
  'partner-not-told':
    'one drug of the pair is ordered, and a drug record in force that may be the other cannot be read for sure',
}

/** What the answer says of orders that could not be read: never what stood in them. */
export function orderGapOutcome(gaps: readonly OrderGap[], names: PrefetchNames): fhir4.OperationOutcome {
  const issues = gaps.flatMap(({ code, keys }) =>
    (keys.length === 0
      ? ['context.draftOrders']
      : keys.map((key) => `prefetch.${prefetchName(key, names) ?? key}`)
    ).map((expression) => ({
      text: `${expression}: ${TEXTS[code]}`,
      expression,
    })),
  )
  return operationOutcome('incomplete', issues, 'warning')
}
