import { type Drug, isDrug } from '../../src/fhir/codes/drugs.ts'
import { medicationOf } from '../../src/fhir/read/medication-of.ts'
import type { Medication, MedicationRequest } from '../../src/fhir/resources/resource-schemas.ts'
import { isSubject, referencedId } from '../../src/fhir/resources/subject.ts'
import type { ReadingRules } from '../../src/site/site-schema.ts'
import type { DraftOrders } from './draft-orders.ts'

/** What the drafted orders say of the pair lenvatinib + camrelizumab. */
export interface DraftedPair {
  /** References of the drafted orders that are of the pair, in the order of the drafts. */
  readonly orders: readonly string[]
  /** The drug that is not drafted and must be active for the pair to be one; undefined when both are drafted. */
  readonly partner: Drug | undefined
}

/** An order that is withdrawn or done orders nothing. */
const ORDERED = ['draft', 'active', 'on-hold', 'unknown']

const PAIR = ['lenvatinib', 'camrelizumab'] as const

/**
 * The pair among draft orders; undefined when neither drug is drafted, or when none of its orders is among the
 * `selections` (order-select only). Orders for another patient do not count.
 */
export function draftedPair(
  { orders, medications }: DraftOrders,
  selections: readonly string[] | undefined,
  patientId: string,
  rules: ReadingRules,
): DraftedPair | undefined {
  const drafted = orders.flatMap(({ order, references }) => {
    if (!ORDERED.includes(order.status) || order.doNotPerform === true) return []
    if ((referencedId(order.subject?.reference, 'Patient') ?? patientId) !== patientId) return []
    const drug = drugOf(order, medications, rules)
    return drug === undefined ? [] : [{ drug, references }]
  })
  const [first] = drafted
  if (first === undefined) return undefined
  const isSelected = drafted.some(({ references }) => references.some((it) => selections?.includes(it)))
  if (selections !== undefined && !isSelected) return undefined
  return {
    orders: [...new Set(drafted.flatMap(({ references }) => references[0] ?? []))],
    partner: PAIR.find((drug) => drafted.every((order) => order.drug !== drug)),
  }
}

/** The active orders of a drug among a patient's medication requests. */
export function activeOrders(
  drug: Drug,
  requests: readonly MedicationRequest[],
  medications: readonly Medication[],
  patientId: string,
  rules: ReadingRules,
): string[] {
  return requests
    .filter(({ status, doNotPerform }) => status === 'active' && doNotPerform !== true)
    .filter(({ intent }) => intent !== 'proposal' && intent !== 'plan')
    .filter(({ subject }) => isSubject(subject, patientId))
    .filter((order) => isDrug(drug, medicationOf(order, medications), rules))
    .map(({ id }) => `MedicationRequest/${id ?? ''}`)
}

function drugOf(
  order: MedicationRequest,
  medications: readonly Medication[],
  rules: ReadingRules,
): Drug | undefined {
  const concepts = medicationOf(order, medications)
  return PAIR.find((drug) => isDrug(drug, concepts, rules))
}
