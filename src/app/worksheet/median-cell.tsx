import { MOST_SPREAD } from '../../model/elastography/shot-summary.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import type { SiteReading } from './read-site.ts'

/** A site's median in kPa and the spread of its measurements, or how many are there yet. */
export function MedianCell({ reading }: { readonly reading: SiteReading }) {
  const { format, site } = usePageContext()
  const { grid } = useTextsOf(worksheetTexts)
  const { median, summary, measured, record } = reading
  const percent = (share: number) => `${format.number(share * 100, 0)}%`
  if (median === undefined) {
    if (measured === 0) return <span class="quiet">–</span>
    const needed = format.number(site.reading.minimumMeasurements, 0)
    return <span class="quiet">{grid.tooFew(format.number(measured, 0), needed)}</span>
  }
  return (
    <>
      <output class="median">{format.number(median, 2)}</output>
      {record?.kind === 'median' && <span class="cell-note">{grid.medianOnly}</span>}
      {summary !== undefined && (
        <span class={summary.reliable ? 'cell-note' : 'cell-note warning'}>
          {grid.spread(percent(summary.ratio))}
          {!summary.reliable && (
            <>
              {' '}
              <Mark shape="warning" /> {grid.unreliable(percent(MOST_SPREAD))}
            </>
          )}
        </span>
      )}
    </>
  )
}
