import {
  type Concept,
  type Medication,
  medicationSchema,
  type Reference,
} from '../resources/resource-schemas.ts'
import { readAs } from '../resources/shape.ts'
import { localReference } from '../resources/subject.ts'

interface MedicationHolder {
  readonly medicationCodeableConcept?: Concept | undefined
  readonly medicationReference?: Reference | undefined
  /** R5's form of both. */
  readonly medication?:
    | { readonly concept?: Concept | undefined; readonly reference?: Reference | undefined }
    | undefined
  readonly contained?:
    | readonly { readonly resourceType: string; readonly id?: string | undefined }[]
    | undefined
}

/** What a medication is called and coded as: given directly, contained, bundled, or by the reference's display; empty where it does not tell. */
export function medicationOf(holder: MedicationHolder, medications: readonly Medication[]): Concept[] {
  const concept = holder.medicationCodeableConcept ?? holder.medication?.concept
  if (concept !== undefined) return [concept].filter(says)
  const pointer = holder.medicationReference ?? holder.medication?.reference
  if (pointer === undefined) return []
  const { display } = pointer
  const medicationAt = ({ reference = '' }: Reference) =>
    reference.startsWith('#')
      ? readAs(
          medicationSchema,
          holder.contained?.find(({ id }) => `#${id}` === reference),
        )
      : medications.find(({ id }) => `Medication/${id}` === localReference(reference))
  const found = medicationAt(pointer)
  const ingredients = (found?.ingredient ?? []).flatMap(({ itemCodeableConcept, itemReference }) =>
    itemReference === undefined
      ? [itemCodeableConcept]
      : [itemCodeableConcept, medicationAt(itemReference)?.code, { text: itemReference.display }],
  )
  return [found?.code, ...ingredients, display === undefined ? undefined : { text: display }]
    .filter((item) => item !== undefined)
    .filter(says)
}

function says({ text, coding }: Concept): boolean {
  return (text ?? '') !== '' || (coding ?? []).some(({ code, display }) => (code ?? display ?? '') !== '')
}
