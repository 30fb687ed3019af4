import { useState } from 'preact/hooks'
import type { StiffnessExam } from '../../fhir/chart-inputs.ts'
import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import type { Session } from '../session/session.ts'
import { type Draft, draftKey, keepDraft, readDraft } from './drafts.ts'
import { blankEntry, type ExamEntry, entryOfExam } from './exam-entry.ts'

/** The fields of one examination: a draft of this tab, else what the chart holds, else nothing. */
export interface ExamFields {
  readonly kind: ExamKind
  readonly entry: ExamEntry
  /** The examination in the chart, if there is a usable one. */
  readonly inChart: StiffnessExam | undefined
  readonly changed: boolean
  /** When the draft that was found was last changed. */
  readonly restored: number | undefined
  /** Every change is kept in this tab. */
  readonly kept: boolean
  readonly change: (next: ExamEntry) => void
  /** Back to what the chart holds, or to nothing. */
  readonly discard: () => void
  /** Starts an examination beside the one in the chart. */
  readonly another: () => void
}

export function useExamEntry(
  kind: ExamKind,
  inChart: StiffnessExam | undefined,
  session: Session,
  timeZone: string | undefined,
): ExamFields {
  const key = draftKey(session, kind)
  const [draft, setDraft] = useState<Draft | undefined>(() => readDraft(sessionStorage, key))
  const [restored, setRestored] = useState<number | undefined>(draft?.at)
  const [kept, setKept] = useState(true)
  const entry = draft?.entry ?? (inChart === undefined ? blankEntry() : entryOfExam(inChart, timeZone))
  const change = (next: ExamEntry) => {
    const made = { entry: next, at: Date.now() }
    setDraft(made)
    setKept(keepDraft(sessionStorage, key, made))
  }
  const discard = () => {
    sessionStorage.removeItem(key)
    setDraft(undefined)
    setRestored(undefined)
  }
  return {
    ...{ kind, entry, inChart, restored, kept, change, discard },
    changed: draft !== undefined,
    another: () => change(blankEntry()),
  }
}
