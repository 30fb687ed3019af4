import * as z from 'zod/mini'
import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import type { Session } from '../session/session.ts'
import { type ExamEntry, examEntrySchema } from './exam-entry.ts'

/** What was typed and not saved, and when it was last changed (milliseconds since 1970). */
export interface Draft {
  readonly entry: ExamEntry
  readonly at: number
}

const schema = z.object({ entry: examEntrySchema, at: z.number() })

/**
 * Where the draft of an examination is kept in this tab's storage: by EHR, user, patient and examination, so that it is
 * found again after a reload or a new launch, by nobody else and for no other patient (docs/decisions, drafts).
 */
export function draftKey(
  { fhirBase, user, patientId }: Pick<Session, 'fhirBase' | 'user' | 'patientId'>,
  exam: ExamKind,
): string {
  return ['tipm-worksheet', fhirBase, user?.reference ?? '', patientId, exam]
    .map(encodeURIComponent)
    .join(' ')
}

/** The draft under a key; undefined where there is none, or none that can be read. */
export function readDraft(storage: Storage, key: string): Draft | undefined {
  try {
    return z.parse(schema, JSON.parse(storage.getItem(key) ?? 'null'))
  } catch {
    return undefined
  }
}

/** Keeps a draft; false where the browser does not allow it. */
export function keepDraft(storage: Storage, key: string, draft: Draft): boolean {
  try {
    storage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}
