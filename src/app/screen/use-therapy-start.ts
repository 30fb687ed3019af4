import { useEffect, useState } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { withTherapyStart } from '../../fhir/edits/entry-date.ts'
import { readChart } from '../../fhir/read-chart.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import type { OpenChart } from '../app-state.ts'
import { chartParts } from '../server/open-chart.ts'

/** How far an entered start has come: the chart is read again by it, which may fail. */
export type StartState = 'none' | 'reading' | 'done' | 'failed'

interface Reread {
  readonly open: OpenChart
  readonly date: string
  readonly read: { readonly chart: ChartInputs; readonly context: ReadContext } | 'failed'
}

/**
 * The chart as the same rules read it by an entered start of therapy. Until that is done the last reading stands whole:
 * values of two index dates are never mixed.
 */
export function useTherapyStart(open: OpenChart, date: string | undefined) {
  const [reread, setReread] = useState<Reread | undefined>(undefined)
  useEffect(() => {
    if (date === undefined) return setReread(undefined)
    let wanted = true
    const context = withTherapyStart(open.context, date)
    readChart(chartParts(open.raw), context).then(
      (chart) => wanted && setReread({ open, date, read: { chart, context } }),
      () => wanted && setReread({ open, date, read: 'failed' }),
    )
    return () => {
      wanted = false
    }
  }, [open, date])
  const found = date !== undefined && reread?.open === open ? reread : undefined
  const { chart, context } = found === undefined || found.read === 'failed' ? open : found.read
  return { chart, context, start: stateOf(date, found) }
}

function stateOf(date: string | undefined, found: Reread | undefined): StartState {
  if (date === undefined) return 'none'
  if (found?.date !== date) return 'reading'
  return found.read === 'failed' ? 'failed' : 'done'
}
