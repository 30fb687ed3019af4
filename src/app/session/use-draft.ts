import { useState } from 'preact/hooks'
import * as z from 'zod/mini'
import type { Session } from './session.ts'

/** What is entered in one part of the screen, kept in this tab with every change until it is saved or discarded. */
export function useDraft<Value>(session: Session, part: string, schema: z.ZodMiniType<Value>) {
  const key = draftKey(session, part)
  const [draft, setDraft] = useState<Draft<Value> | undefined>(() => readDraft(sessionStorage, key, schema))
  /** When the draft that was found was last changed. */
  const [restored, setRestored] = useState<number | undefined>(draft?.at)
  /** Every change is kept in this tab. */
  const [kept, setKept] = useState(true)
  const change = (value: Value) => {
    const made = { value, at: Date.now() }
    setDraft(made)
    setKept(keepDraft(sessionStorage, key, made))
  }
  const discard = () => {
    sessionStorage.removeItem(key)
    setDraft(undefined)
    setRestored(undefined)
  }
  return { value: draft?.value, restored, kept, change, discard }
}

/** What was entered and not saved, and when it was last changed (milliseconds since 1970). */
interface Draft<Value> {
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
