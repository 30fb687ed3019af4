import { useMemo } from 'preact/hooks'
import { applyEdits } from '../../fhir/apply-edits.ts'
import { assessChart } from '../../fhir/assess-chart.ts'
import type { Edits } from '../../fhir/edits.ts'
import type { OpenChart } from '../app-state.ts'
import type { ApplyEdit } from '../inputs/inputs.tsx'

/** The user's entries over the chart as read, and the assessment of both. The chart's own readings are never touched. */
export function useEdits(
  { chart: original, context }: OpenChart,
  edits: Edits,
  setEdits: (edits: Edits) => void,
) {
  const { chart, assessment } = useMemo(() => {
    const applied = applyEdits(original, edits, context).chart
    return { chart: applied, assessment: assessChart(context.model, applied) }
  }, [original, edits, context])
  const onEdit: ApplyEdit = (input, edit) => {
    const { [input]: _, ...others } = edits
    const next: Edits = edit === undefined ? others : { ...others, [input]: edit }
    const faults = applyEdits(original, next, context).faults.filter((fault) => fault.input === input)
    if (faults.length === 0) setEdits(next)
    return faults
  }
  return { chart, assessment, onEdit, edited: Object.keys(edits).length > 0 }
}
