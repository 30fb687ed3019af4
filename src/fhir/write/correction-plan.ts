import { isSubject } from '../resources/subject.ts'
import type { EarlierAssessment } from '../stored/earlier-assessments.ts'
import { PARTS, storedAssessment, storedParts } from '../stored/stored-resource.ts'
import { inError } from './in-error.ts'
import { createTagged, planOf, update } from './plan-entries.ts'
import { isSharedPart } from './plan-parts.ts'
import { provenance } from './provenance.ts'
import type { SaveContext, SavePlan } from './save-context.ts'

export type CorrectionPlan =
  | { readonly ok: true; readonly plan: SavePlan }
  | { readonly ok: false; readonly code: 'not-found' | 'other-patient' | 'already-in-error' }

/**
 * Marks a stored assessment (in whichever form) and what was computed with it as entered in error, from their just re-read versions;
 * the reason is kept. What another assessment of `earlier` rests on stands. Nothing is deleted.
 */
export function planEnteredInError(
  stored: readonly unknown[],
  reason: string,
  earlier: readonly EarlierAssessment[],
  context: SaveContext,
): CorrectionPlan {
  const assessment = storedAssessment(stored)
  if (assessment === undefined) return { ok: false, code: 'not-found' }
  const reference = `${assessment.resourceType}/${assessment.id}`
  const parts = PARTS.flatMap((part) => storedParts(stored, part)).filter(
    (part) => !isSharedPart(part, reference, earlier),
  )
  if (
    [assessment, ...parts].some(({ subject }) => !isSubject({ reference: subject }, context.read.patientId))
  ) {
    return { ok: false, code: 'other-patient' }
  }
  const marked = assessment.status === 'entered-in-error' ? parts : [assessment, ...parts]
  if (marked.length === 0) return { ok: false, code: 'already-in-error' }
  const entries = marked.map((item) => update(inError(item, reason, context), item))
  const identifier = `${assessment.id}.${assessment.versionId}.entered-in-error`
  if (!context.storage.provenance) return { ok: true, plan: planOf(identifier, entries, context) }
  const targets = entries.map((entry) => entry.reference)
  const source = createTagged(provenance('said', targets, context, { of: marked, reason }), identifier)
  return { ok: true, plan: planOf(identifier, [...entries, source], context) }
}
