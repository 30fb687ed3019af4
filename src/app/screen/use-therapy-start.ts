import { useEffect, useState } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { TherapyStartEdit } from '../../fhir/edits/edits.ts'
import { withTherapyStart } from '../../fhir/edits/entry-date.ts'
import { readChart } from '../../fhir/read-chart.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import type { OpenChart } from '../app-state.ts'
import { chartParts } from '../server/open-chart.ts'

/** How far an entered start has come: the chart is read again by it, which may fail. */
export type StartState = 'none' | 'reading' | 'done' | 'failed'

interface Reread {
  readonly open: OpenChart
  readonly edit: TherapyStartEdit
  readonly read: { readonly chart: ChartInputs; readonly context: ReadContext } | 'failed'
}

/**
 * The chart as the same rules read it by an entered start of therapy. Until that is done the last reading stands whole:
 * values of two index dates are never mixed.
 */
export function useTherapyStart(open: OpenChart, edit: TherapyStartEdit | undefined) {
  const [reread, setReread] = useState<Reread | undefined>(undefined)
  useEffect(() => {
    if (edit === undefined) return setReread(undefined)
    let wanted = true
    const context = withTherapyStart(open.context, edit)
    readChart(chartParts(open.raw), context).then(
      (chart) => wanted && setReread({ open, edit, read: { chart, context } }),
      () => wanted && setReread({ open, edit, read: 'failed' }),
    )
    return () => {
      wanted = false
    }
  }, [open, edit])
  const found = edit !== undefined && reread?.open === open ? reread : undefined
  const { chart, context } = found === undefined || found.read === 'failed' ? open : found.read
  return { chart, context, start: stateOf(edit, found) }
}

function stateOf(edit: TherapyStartEdit | undefined, found: Reread | undefined): StartState {
  if (edit === undefined) return 'none'
  if (found?.edit !== edit) return 'reading'
  return found.read === 'failed' ? 'failed' : 'done'
}
