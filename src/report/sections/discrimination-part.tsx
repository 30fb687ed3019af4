import type { RocCurveData, RocWords } from '../../figures/roc/roc-data.ts'
import { RocFigure, rocTable } from '../../figures/roc/roc-figure.tsx'
import type { StratumDiscrimination } from '../../validation/report/discrimination.ts'
import { RIVALS } from '../../validation/rival-scores.ts'
import { FigurePart } from '../figure-part.tsx'
import { ReportTable } from '../report-table.tsx'
import type { PartProps, ReportView } from '../view.ts'

export function DiscriminationPart({ view, part }: PartProps<'discrimination'>) {
  const { texts, format, show } = view
  const words = texts.discrimination
  const { rivals } = texts.trust
  const [all, ...cohorts] = part.strata
  const byCohort = cohorts.flatMap((stratum) =>
    curvesOf(view, stratum, show.set(stratum.stratum)).slice(0, 1),
  )
  return (
    <>
      <ReportTable
        caption={texts.sections.discrimination.title}
        columns={[texts.set, texts.variables.score, texts.patients, texts.events, words.auc, words.bootstrap]}
        rows={part.strata.flatMap(({ stratum, scores }) =>
          scores.map((line) => [
            show.set(stratum),
            show.score(line.score),
            ...[line.patients, line.events].map(show.count),
            show.or(line.auc, show.estimate),
            line.bootstrap === null ? '' : show.or(line.bootstrap, show.limits),
          ]),
        )}
      />
      {all !== undefined && (
        <Roc view={view} label={texts.figures.roc.label(texts.all)} curves={curvesOf(view, all)} />
      )}
      {byCohort.length > 1 && <Roc view={view} label={texts.figures.roc.byCohort} curves={byCohort} />}
      <ReportTable
        caption={words.comparisons}
        columns={[texts.set, words.against, texts.patients, words.difference, texts.z, texts.pValue]}
        rows={part.strata.flatMap(({ stratum, comparisons }) =>
          comparisons.map(({ with: other, patients, comparison }) => [
            show.set(stratum),
            show.score(other),
            show.count(patients),
            show.or(comparison, ({ difference }) => show.estimate(difference)),
            comparison.ok ? show.number(comparison.value.statistic, 2) : '',
            comparison.ok ? show.bareP(comparison.value.p) : '',
          ]),
        )}
      />
      <ReportTable
        caption={rivals.caption}
        columns={[texts.variables.score, rivals.rule, rivals.source]}
        rows={RIVALS.filter((id) => all?.scores.some(({ score }) => score === id)).map((id) => [
          show.score(id),
          ...rivals.of[id],
        ])}
      />
      <ReportTable
        caption={words.cohorts}
        columns={[words.pair, words.difference, words.t, words.df, texts.pValue]}
        rows={part.betweenCohorts.map(({ first, second, comparison }) => [
          words.cohortPair(first, second),
          show.or(comparison, ({ difference }) => show.estimate(difference)),
          comparison.ok ? show.number(comparison.value.statistic, 2) : '',
          comparison.ok && comparison.value.df !== null ? format.number(comparison.value.df, 1) : '',
          comparison.ok ? show.bareP(comparison.value.p) : '',
        ])}
      />
    </>
  )
}

function curvesOf(view: ReportView, { scores }: StratumDiscrimination, name?: string): RocCurveData[] {
  const { show } = view
  const { cutoffs } = view.sections
  return scores.flatMap((line): RocCurveData[] => {
    // More curves than these cannot be told apart: the simpler scores stand in the table.
    if (!line.curve.ok || RIVALS.some((id) => id === line.score)) return []
    const at = line.score === 'model' && name === undefined ? cutoffs?.strata[0]?.atCutoff : undefined
    const points = []
    if (at?.ok && at.value.sensitivity.ok && at.value.specificity.ok && cutoffs?.cutoff != null) {
      const label = view.texts.figures.roc.point(view.format.number(cutoffs.cutoff, 1))
      const falsePositiveRate = 1 - at.value.specificity.value.estimate
      const sensitivity = at.value.sensitivity.value.estimate
      points.push({ falsePositiveRate, sensitivity, name: label, label })
    }
    return [
      {
        ...line.curve.value,
        name: name ?? show.score(line.score),
        detail: show.or(line.auc, show.estimate),
        points,
      },
    ]
  })
}

function Roc(props: {
  readonly view: ReportView
  readonly label: string
  readonly curves: readonly RocCurveData[]
}) {
  const { view, label, curves } = props
  const { texts, show } = view
  const words: RocWords = { ...texts.figures.roc, ...show.figure(label), cutoff: texts.cutoff }
  return (
    <FigurePart view={view} table={rocTable({ curves, words })}>
      <RocFigure curves={curves} width={view.width} words={words} />
    </FigurePart>
  )
}
