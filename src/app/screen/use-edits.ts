import { useMemo } from 'preact/hooks'
import { assessChart } from '../../fhir/assess-chart.ts'
import { applyEdits } from '../../fhir/edits/apply-edits.ts'
import type { Edits } from '../../fhir/edits/edits.ts'
import type { OpenChart } from '../app-state.ts'
import type { ApplyEdit } from '../inputs/input-row-props.ts'
import { useTherapyStart } from './use-therapy-start.ts'

/** The user's entries over the chart as read, and the assessment of both. The chart's own readings are never touched. */
export function useEdits(open: OpenChart, edits: Edits, setEdits: (edits: Edits) => void) {
  const { chart: original, context, start } = useTherapyStart(open, edits.therapyStart)
  const { chart, assessment, faults } = useMemo(() => {
    const applied = applyEdits(original, edits, context)
    return { ...applied, assessment: assessChart(context.model, applied.chart) }
  }, [original, edits, context])
  const onEdit: ApplyEdit = (input, edit) => {
    const { [input]: _, ...others } = edits
    const next: Edits = edit === undefined ? others : { ...others, [input]: edit }
    const faults = applyEdits(original, next, context).faults.filter((fault) => fault.input === input)
    if (faults.length === 0) setEdits(next)
    return faults
  }
  const byChart = useMemo(() => assessChart(context.model, original), [original, context])
  // Answers change no value that the score rests on.
  const edited = Object.keys(edits).some((input) => input !== 'answers')
  return {
    chart,
    original,
    context,
    assessment,
    /** By the chart alone. */
    byChart,
    onEdit,
    edited,
    start,
    // While the chart is being read again, faults would be those by the old index date.
    faults: start === 'reading' ? [] : faults,
  }
}
