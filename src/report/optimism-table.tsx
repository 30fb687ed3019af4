import type { Optimism } from '../stats/regression/optimism.ts'
import type { FigureOrReason, JsonOf } from '../validation/report/figure-or-reason.ts'
import { MissingPart, ReportTable } from './report-table.tsx'
import type { View } from './view.ts'

const MEASURES = ['auc', 'brier', 'slope', 'intercept'] as const

/** Apparent performance, optimism and what is left of it. */
export function OptimismTable(props: {
  readonly view: View
  readonly optimism: FigureOrReason<JsonOf<Optimism>>
  readonly caption: string
}) {
  const { optimism, caption } = props
  const { texts, show } = props.view
  const words = texts.development
  if (!optimism.ok) return <MissingPart name={caption} why={show.why(optimism)} />
  const { apparent, corrected, replicates, failed } = optimism.value
  return (
    <>
      <ReportTable
        caption={caption}
        columns={[texts.measure, words.apparent, words.optimismOf, words.corrected]}
        rows={MEASURES.map((measure) => [
          words.measures[measure],
          ...[apparent, optimism.value.optimism, corrected].map((of) => show.number(of[measure], 4)),
        ])}
      />
      <p>{words.replicates(show.count(replicates), show.count(failed))}</p>
    </>
  )
}
