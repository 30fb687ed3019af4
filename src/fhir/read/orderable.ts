import { type Concept, conceptSchema } from '../resources/resource-schemas.ts'
import { each, lenient, object, oneOf, readAs, text } from '../resources/shape.ts'

const orderableSchema = object({
  resourceType: oneOf('Medication', 'MedicationKnowledge'),
  code: lenient(conceptSchema),
  synonym: each(text),
  ingredient: each(object({ itemCodeableConcept: lenient(conceptSchema) })),
})

/** A drug that can be ordered (R4 Medication, MedicationKnowledge): its code, and everything it is called and coded as; undefined for other resources. */
export function orderable(
  resource: unknown,
): { readonly code: Concept | undefined; readonly concepts: readonly Concept[] } | undefined {
  const read = readAs(orderableSchema, resource)
  if (read === undefined) return undefined
  const { code, synonym = [], ingredient = [] } = read
  const all = [
    code,
    ...synonym.map((name) => ({ text: name })),
    ...ingredient.map(({ itemCodeableConcept }) => itemCodeableConcept),
  ]
  return { code, concepts: all.filter((concept) => concept !== undefined) }
}
