import { MEASURES } from '../../validation/report/performance.ts'
import { measureName, PerformanceTable } from '../performance-table.tsx'
import { ReportTable } from '../report-table.tsx'
import type { PartProps } from '../view.ts'

export function DriftPart({ view, part }: PartProps<'drift'>) {
  const { texts, format, show } = view
  const words = texts.trust.drift
  if (!part.ok) {
    const untold = part.code === 'no-such-data' || part.code === 'one-group-only'
    return <p>{untold ? words.noPeriods : show.why(part)}</p>
  }
  const { periods, undated } = part.value
  return (
    <>
      <PerformanceTable
        view={view}
        caption={texts.sections.drift.title}
        by={words.period}
        rows={periods.map((of) => [of.period, of])}
        more={[
          words.outside,
          periods.map(({ outside }) => format.list(outside.map((measure) => measureName(view, measure)))),
        ]}
      />
      <ReportTable
        caption={words.limits}
        columns={[words.period, ...MEASURES.map((measure) => measureName(view, measure))]}
        rows={periods.map(({ period, limits }) => [
          period,
          ...MEASURES.map((measure) => show.or(limits[measure], show.limits)),
        ])}
      />
      {undated > 0 && <p>{words.undated(show.count(undated))}</p>}
      <p class="report-note">{words.note}</p>
    </>
  )
}
