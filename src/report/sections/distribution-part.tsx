import type { ScoreDistributionWords } from '../../figures/score-distribution/score-distribution-figure.tsx'
import {
  ScoreDistributionFigure,
  scoreDistributionTable,
} from '../../figures/score-distribution/score-distribution-figure.tsx'
import { FigurePart } from '../figure-part.tsx'
import type { PartProps } from '../view.ts'

export function DistributionPart({ view, part }: PartProps<'distribution'>) {
  const { texts, header, show } = view
  if (!part.ok) return <p>{show.why(part)}</p>
  const histogram = part.value
  const text = texts.figures.distribution
  const shared = show.figure(texts.sections.distribution.title)
  const total = (counts: readonly number[]) => show.count(counts.reduce((sum, count) => sum + count, 0))
  const range = (from: number, to: number, last: boolean) =>
    (last ? text.lastRange : text.range)(shared.number(from), shared.number(to))
  const words: ScoreDistributionWords = {
    ...shared,
    score: header.data.kind === 'scored' ? texts.variables.score : text.points,
    share: text.share,
    withOutcome: text.withOutcome(total(histogram.withOutcome)),
    without: text.without(total(histogram.without)),
    percent: show.percent,
    range,
    bar: (group, from, to, count, share) =>
      text.bar(group, range(from, to, false), show.count(count), show.percent(share)),
  }
  const { cutoff } = header.options
  const cutoffs = cutoff === null ? [] : [{ score: cutoff, label: text.cutoff(shared.number(cutoff)) }]
  return (
    <FigurePart view={view} table={scoreDistributionTable({ histogram, words })}>
      <ScoreDistributionFigure histogram={histogram} cutoffs={cutoffs} width={view.width} words={words} />
    </FigurePart>
  )
}
