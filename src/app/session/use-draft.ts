import { useState } from 'preact/hooks'
import type * as z from 'zod/mini'
import { type Draft, draftKey, keepDraft, readDraft } from './drafts.ts'
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
