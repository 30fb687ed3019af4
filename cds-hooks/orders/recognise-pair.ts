import { type Drug, drugsOf } from '../../src/fhir/codes/drugs.ts'
import { medicationOf } from '../../src/fhir/read/medication-of.ts'
import type { MedicationRequest } from '../../src/fhir/resources/resource-schemas.ts'
import { referencedId } from '../../src/fhir/resources/subject.ts'
import type { ReadingRules } from '../../src/site/site-schema.ts'
import type { DraftOrders } from './draft-orders.ts'
import type { OrderGapCode } from './order-gap.ts'

/** What the drafted orders say of the pair lenvatinib + camrelizumab. */
export interface DraftedPair {
  /** References of the drafted orders that are of the pair, in the order of the drafts. */
  readonly orders: readonly string[]
  /** The drug that is not drafted and must be in use for the pair to be one; undefined when both are drafted. */
  readonly partner: Drug | undefined
}

/** What was read of the drafts. */
export interface ReadDrafts {
  /** Undefined when neither drug is drafted, or none of its orders is among the selections. */
  readonly pair: DraftedPair | undefined
  /** Why further drafts may be of the pair. */
  readonly gaps: readonly OrderGapCode[]
  /** Medications that drafts point to and without telling their drug, as written. */
  readonly missing: readonly string[]
}

/** An order that is withdrawn or done orders nothing. */
const ORDERED = ['draft', 'active', 'on-hold', 'unknown']

const PAIR = ['lenvatinib', 'camrelizumab'] as const

/**
 * The pair among draft orders. With `selections` (order-select only) one of its orders must be among them. Orders for another
 * patient do not count.
 */
export function readDrafts(
  { orders, medications, unreadable }: DraftOrders,
  selections: readonly string[] | undefined,
  patientId: string,
  rules: ReadingRules,
): ReadDrafts {
  const drafts = orders
    .filter(({ order }) => isOrderFor(order, patientId))
    .map(({ order, references }) => ({
      references,
      pointer: (order.medicationReference ?? order.medication?.reference)?.reference,
      ...drugsOf(medicationOf(order, medications), rules),
    }))
  const isSelected = ({ references }: { readonly references: readonly string[] }) =>
    selections === undefined || references.some((it) => selections.includes(it))
  const drafted = drafts.filter(({ drugs }) => drugs.length > 0)
  const isTouched = drafted.some(isSelected)
  const partner = PAIR.find((drug) => drafted.every(({ drugs }) => !drugs.includes(drug)))
  const pair = isTouched
    ? { orders: [...new Set(drafted.flatMap(({ references }) => references[0] ?? []))], partner }
    : undefined
  if (pair !== undefined && partner === undefined) return { pair, gaps: [], missing: [] }
  const counts = (draft: { readonly references: readonly string[] }) => isTouched || isSelected(draft)
  const untold = drafts.filter((draft) => !draft.told && counts(draft))
  const broken = unreadable.filter(({ reference }) => counts({ references: [reference] }))
  return {
    pair,
    gaps: [
      ...new Set<OrderGapCode>([
        ...broken.map(({ code }) => code),
        ...untold.map(() => 'draft-drug-not-told' as const),
      ]),
    ],
    missing: [...new Set(untold.flatMap(({ pointer }) => pointer ?? []))],
  }
}

function isOrderFor({ status, doNotPerform, subject }: MedicationRequest, patientId: string): boolean {
  if (!ORDERED.includes(status) || doNotPerform === true) return false
  return (referencedId(subject?.reference, 'Patient') ?? patientId) === patientId
}
