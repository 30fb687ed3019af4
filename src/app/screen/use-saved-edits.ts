import { useEffect, useRef, useState } from 'preact/hooks'
import type { Edits } from '../../fhir/edits/edits.ts'
import { type SavedEdits, savedEdits } from '../../fhir/stored/saved-edits.ts'
import { assessmentIdentifier } from '../../fhir/write/assessment-identifier.ts'
import type { OpenChart } from '../app-state.ts'

/** Brings back, once after opening and before anything is entered, what was answered and entered in the latest stored assessment. */
export function useSavedEdits({ chart, context }: OpenChart, edits: Edits, onEdits: (edits: Edits) => void) {
  const [saved, setSaved] = useState<SavedEdits | undefined>(undefined)
  const untouched = useRef(true)
  untouched.current &&= Object.keys(edits).length === 0
  // Once: what is read or entered later brings nothing back.
  useEffect(() => {
    void assessmentIdentifier(chart, context).then((identifier) => {
      const found = savedEdits(chart, identifier, context)
      if (found === undefined || !untouched.current) return
      setSaved(found)
      onEdits(found.edits)
    })
  }, [])
  const discard = () => {
    setSaved(undefined)
    onEdits({})
  }
  return { saved, discard }
}
