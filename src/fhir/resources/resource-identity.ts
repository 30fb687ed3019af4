import { isObject, type Json } from './json.ts'
import { referencedId } from './subject.ts'

/** Which resource this is, and the id of the patient that it refers to; undefined if the value has no `resourceType`. */
export function resourceIdentity(resource: unknown) {
  if (!isObject(resource)) return undefined
  const { resourceType, id, subject, patient, medicationReference } = resource
  if (typeof resourceType !== 'string' || (id !== undefined && typeof id !== 'string')) return undefined
  const owner = referenceIn(subject) ?? referenceIn(patient)
  const subjectId = referencedId(owner?.reference, 'Patient')
  return { resourceType, id, subjectId, medication: referenceIn(medicationReference)?.reference }
}

/** What is no Reference is passed by. */
function referenceIn(value: Json[string]): { readonly reference: string | undefined } | undefined {
  if (!isObject(value)) return undefined
  const { reference } = value
  return reference === undefined || typeof reference === 'string' ? { reference } : undefined
}
