import { useEffect, useState } from 'preact/hooks'
import type { Edits } from '../../fhir/edits/edits.ts'
import { editsSchema } from '../../fhir/edits/edits-schema.ts'
import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import { savedEdits } from '../../fhir/stored/saved-edits.ts'
import { assessmentIdentifier } from '../../fhir/write/assessment-identifier.ts'
import type { OpenChart } from '../app-state.ts'
import type { Session } from '../session/session.ts'
import { useDraft } from '../session/use-draft.ts'

/**
 * The user's answers and entries: those of this tab that are not saved yet, else those of the latest stored assessment, which come
 * back with the chart.
 */
export function useKeptEdits(session: Session, { chart, context }: OpenChart) {
  const draft = useDraft(session, 'entries', editsSchema)
  const [stored, setStored] = useState<Edits>({})
  const [from, setFrom] = useState<EarlierAssessment | undefined>(undefined)
  // Once: what is stored later is what stands here.
  useEffect(() => {
    void assessmentIdentifier(chart, context).then((identifier) => {
      const found = savedEdits(chart, identifier, context)
      if (found === undefined) return
      setStored(found.edits)
      setFrom(found.from)
    })
  }, [])
  const edits = draft.value ?? stored
  return {
    edits,
    change: draft.change,
    /** They are in the chart now. */
    saved: () => {
      setStored(edits)
      setFrom(undefined)
      draft.discard()
    },
    /** Every change outlives a reload of this tab. */
    kept: draft.kept,
    /** Where they came from before anything was entered here, and how to do without them. */
    origin:
      draft.restored !== undefined
        ? { kind: 'draft' as const, at: draft.restored, discard: draft.discard }
        : draft.value === undefined && from !== undefined
          ? { kind: 'stored' as const, from, discard: () => draft.change({}) }
          : undefined,
  }
}

export type EditsOrigin = ReturnType<typeof useKeptEdits>['origin']
