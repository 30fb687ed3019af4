import type { ScoreDistributionWords } from '../../figures/score-distribution/score-distribution-data.ts'
import { ScoreDistributionFigure } from '../../figures/score-distribution/score-distribution-figure.tsx'
import { scoreDistributionTable } from '../../figures/score-distribution/score-distribution-table.ts'
import type { ScoreDistribution } from '../../validation/report/distribution.ts'
import type { Reported } from '../../validation/report/reported.ts'
import { FigurePart } from '../figure-part.tsx'
import { shown } from '../shown.ts'
import type { ReportView } from '../view.ts'

export function DistributionPart(props: {
  readonly view: ReportView
  readonly part: Reported<ScoreDistribution>
}) {
  const { view, part } = props
  const { texts, format, header } = view
  const show = shown(view)
  if (!part.ok) return <p>{show.or(part, () => '')}</p>
  const histogram = part.value
  const text = texts.figures.distribution
  const total = (counts: readonly number[]) => show.count(counts.reduce((sum, count) => sum + count, 0))
  const score = (value: number) => format.number(value, 1)
  const range = (from: number, to: number, last: boolean) =>
    last ? text.lastRange(score(from), score(to)) : text.range(score(from), score(to))
  const words: ScoreDistributionWords = {
    label: text.label,
    score: header.data.kind === 'scored' ? text.score : text.points,
    share: text.share,
    withOutcome: text.withOutcome(total(histogram.withOutcome)),
    without: text.without(total(histogram.without)),
    empty: texts.figures.empty,
    number: score,
    percent: show.percent,
    count: show.count,
    range,
    bar: (group, from, to, count, share) =>
      text.bar(group, range(from, to, false), show.count(count), show.percent(share)),
  }
  const { cutoff } = header.options
  const cutoffs = cutoff === null ? [] : [{ score: cutoff, label: text.cutoff(score(cutoff)) }]
  return (
    <FigurePart
      title={text.label}
      table={scoreDistributionTable({ histogram, words })}
      summary={texts.showTable}
    >
      <ScoreDistributionFigure histogram={histogram} cutoffs={cutoffs} width={view.width} words={words} />
    </FigurePart>
  )
}
