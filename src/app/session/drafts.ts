import * as z from 'zod/mini'
import type { Session } from './session.ts'

/** What was entered and not saved, and when it was last changed (milliseconds since 1970). */
export interface Draft<Value> {
  readonly value: Value
  readonly at: number
}

/**
 * Where a draft is kept in this tab's storage: by EHR, user, patient and part of the screen, so that it is found again after a
 * reload or a new launch, by nobody else and for no other patient (docs/decisions, drafts).
 */
export function draftKey(
  { fhirBase, user, patientId }: Pick<Session, 'fhirBase' | 'user' | 'patientId'>,
  part: string,
): string {
  return ['tipm-draft', fhirBase, user?.reference ?? '', patientId, part].map(encodeURIComponent).join(' ')
}

/** The draft under a key; undefined where there is none, or none that can be read. */
export function readDraft<Value>(
  storage: Storage,
  key: string,
  schema: z.ZodMiniType<Value>,
): Draft<Value> | undefined {
  try {
    return z.parse(z.object({ value: schema, at: z.number() }), JSON.parse(storage.getItem(key) ?? 'null'))
  } catch {
    return undefined
  }
}

/** Keeps a draft; false where the browser does not allow it. */
export function keepDraft(storage: Storage, key: string, draft: Draft<unknown>): boolean {
  try {
    storage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}
