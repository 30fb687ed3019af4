import * as z from 'zod/mini'
import { referencedId } from './subject.ts'

const reference = z.optional(z.looseObject({ reference: z.optional(z.string()) }))
const identity = z.looseObject({
  resourceType: z.string(),
  id: z.optional(z.string()),
  subject: z.catch(reference, undefined),
  patient: z.catch(reference, undefined),
  medicationReference: z.catch(reference, undefined),
})

/** Which resource this is, and the id of the patient that it refers to; undefined if the value has no `resourceType`. */
export function resourceIdentity(resource: unknown) {
  const parsed = z.safeParse(identity, resource)
  if (!parsed.success) return undefined
  const { resourceType, id, subject, patient, medicationReference } = parsed.data
  const subjectId = referencedId((subject ?? patient)?.reference, 'Patient')
  return { resourceType, id, subjectId, medication: medicationReference?.reference }
}
