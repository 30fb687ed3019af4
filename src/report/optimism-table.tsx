import type { Optimism } from '../stats/regression/optimism.ts'
import type { Plain, Reported } from '../validation/report/reported.ts'
import { ReportTable } from './report-table.tsx'
import { type ShownView, shown } from './shown.ts'

/** Apparent performance, optimism and what is left of it. */
export function OptimismTable(props: {
  readonly view: ShownView
  readonly optimism: Reported<Plain<Optimism>>
  readonly caption: string
}) {
  const { view, optimism, caption } = props
  const words = view.texts.development
  const show = shown(view)
  if (!optimism.ok) {
    return (
      <p>
        {caption}: {show.or(optimism, () => '')}
      </p>
    )
  }
  const { apparent, corrected, replicates, failed } = optimism.value
  return (
    <>
      <ReportTable
        table={{
          caption,
          columns: [words.measure, words.apparent, words.optimismOf, words.corrected],
          rows: (['auc', 'brier', 'slope', 'intercept'] as const).map((measure) => [
            words.measures[measure],
            ...[apparent, optimism.value.optimism, corrected].map((of) => show.number(of[measure], 4)),
          ]),
        }}
      />
      <p>{words.replicates(show.count(replicates), show.count(failed))}</p>
    </>
  )
}
