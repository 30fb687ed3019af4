import { isSubject } from '../resources/subject.ts'
import type { StoredResource } from '../stored/stored-resource.ts'
import type { SaveContext, Writable } from './save-context.ts'

/** The stored JSON was schema-checked when it was found; only status and the place for the reason change. */
export function inError(
  { json, resourceType }: StoredResource,
  reason: string,
  { author, phrases, recorded }: SaveContext,
): Writable {
  const text = phrases.inError(reason)
  if (resourceType === 'DocumentReference') {
    const description = [json['description'], text].filter(Boolean).join('. ')
    return { ...json, status: 'entered-in-error', description } as unknown as fhir4.DocumentReference
  }
  const notes = Array.isArray(json['note']) ? json['note'] : []
  const note: fhir4.Annotation = {
    ...noteAuthor(author),
    time: recorded.toISOString(),
    text,
  }
  return { ...json, status: 'entered-in-error', note: [...notes, note] } as unknown as Writable
}

/** R4 Annotation.author takes no PractitionerRole by reference: it is named instead. */
function noteAuthor(
  author: SaveContext['author'],
): Pick<fhir4.Annotation, 'authorReference' | 'authorString'> {
  if (author === undefined) return {}
  return author.reference.startsWith('PractitionerRole/')
    ? { authorString: author.display ?? author.reference }
    : { authorReference: author }
}

/** Changing another patient's record would be a bug of the caller. */
export function ofPatient(stored: StoredResource, { read }: SaveContext): StoredResource {
  if (!isSubject({ reference: stored.subject }, read.patientId)) {
    throw new Error('what is to be replaced belongs to another patient')
  }
  return stored
}
