import type { StiffnessExam } from '../../fhir/chart-inputs.ts'
import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import type { Session } from '../session/session.ts'
import { useDraft } from '../session/use-draft.ts'
import { blankEntry, type ExamEntry, entryOfExam, examEntrySchema } from './exam-entry.ts'

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
  const draft = useDraft(session, kind, examEntrySchema)
  const { restored, kept, change, discard } = draft
  const entry = draft.value ?? (inChart === undefined ? blankEntry() : entryOfExam(inChart, timeZone))
  return {
    ...{ kind, entry, inChart, restored, kept, change, discard },
    changed: draft.value !== undefined,
    another: () => change(blankEntry()),
  }
}
