import { MEASURES, type Measure, type Performance } from '../validation/report/performance.ts'
import { ReportTable } from './report-table.tsx'
import type { View } from './view.ts'

/** Of fewer patients of either outcome normal limits leave what is possible. */
const FEW = 10

/** The figures by which a model is judged at a glance, one line for each set of patients. */
export function PerformanceTable(props: {
  readonly view: View
  readonly caption: string
  /** What the lines are told apart by. */
  readonly by: string
  readonly rows: readonly (readonly [name: string, of: Performance])[]
  /** A further column, by line. */
  readonly more?: readonly [heading: string, cells: readonly string[]]
}) {
  const { view, caption, by, rows, more } = props
  const { texts, format, show } = view
  const few = rows.filter(([, { patients, events }]) => Math.min(events, patients - events) < FEW)
  return (
    <>
      <ReportTable
        caption={caption}
        columns={[
          by,
          texts.patients,
          texts.events,
          ...MEASURES.map((measure) => texts.aside(measureName(view, measure), texts.level)),
          ...(more === undefined ? [] : [more[0]]),
        ]}
        rows={rows.map(([name, { patients, events, figures }], i) => [
          name,
          ...[patients, events].map(show.count),
          ...MEASURES.map((measure) =>
            show.or(figures[measure], (of) => show.estimate(of, decimals(measure))),
          ),
          ...(more === undefined ? [] : [more[1][i] ?? '']),
        ])}
      />
      <p class="report-note">{texts.trust.measuresNote}</p>
      {few.length > 0 && <p class="report-note">{texts.trust.few(format.list(few.map(([name]) => name)))}</p>}
    </>
  )
}

export function measureName({ texts }: View, measure: Measure): string {
  const words = texts.trust.measures
  return words[measure]
}

function decimals(measure: Measure): number {
  return measure === 'observedExpected' || measure === 'slope' || measure === 'inTheLarge' ? 2 : 3
}
