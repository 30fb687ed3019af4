import { isSubject } from '../resources/subject.ts'
import { type StoredResource, storedAssessment, storedPoints } from '../stored/stored-resource.ts'
import { createTagged, planOf, update } from './plan-entries.ts'
import { provenance } from './provenance.ts'
import type { SaveContext, SavePlan, Writable } from './save-context.ts'

export type CorrectionPlan =
  | { readonly ok: true; readonly plan: SavePlan }
  | { readonly ok: false; readonly code: 'not-found' | 'other-patient' | 'already-in-error' }

/** Marks a stored assessment (in whichever form) and its points as entered in error, from their just re-read versions; the reason is kept. Nothing is deleted. */
export function planEnteredInError(
  stored: readonly unknown[],
  reason: string,
  context: SaveContext,
): CorrectionPlan {
  const assessment = storedAssessment(stored)
  if (assessment === undefined) return { ok: false, code: 'not-found' }
  const { transaction } = context.storage
  const points = transaction ? storedPoints(stored) : undefined
  const marked = [assessment, points].filter((item) => item !== undefined)
  if (marked.some(({ subject }) => !isSubject({ reference: subject }, context.read.patientId))) {
    return { ok: false, code: 'other-patient' }
  }
  if (assessment.status === 'entered-in-error') return { ok: false, code: 'already-in-error' }
  const entries = marked.map((item) => update(inError(item, reason, context), item))
  const identifier = `${assessment.id}.${assessment.versionId}.entered-in-error`
  if (!context.storage.provenance) return { ok: true, plan: planOf(identifier, entries, context.storage) }
  const source = provenance(
    entries.map(({ reference }) => reference),
    'UPDATE',
    context,
  )
  return {
    ok: true,
    plan: planOf(identifier, [...entries, createTagged(source, identifier)], context.storage),
  }
}

/** The stored JSON was schema-checked when it was found; only status and the place for the reason change. */
export function inError(
  { json, resourceType }: StoredResource,
  reason: string,
  { author, read }: SaveContext,
): Writable {
  const text = `Marked as entered in error: ${reason}`
  if (resourceType === 'DocumentReference') {
    const description = [json['description'], text].filter(Boolean).join('. ')
    return { ...json, status: 'entered-in-error', description } as unknown as fhir4.DocumentReference
  }
  const notes = Array.isArray(json['note']) ? json['note'] : []
  const note: fhir4.Annotation = {
    ...noteAuthor(author),
    time: read.asOf.toISOString(),
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
