import type { RocCurveData, RocWords } from '../../figures/roc/roc-data.ts'
import { RocFigure } from '../../figures/roc/roc-figure.tsx'
import { rocTable } from '../../figures/roc/roc-table.ts'
import type { Discrimination, StratumDiscrimination } from '../../validation/report/discrimination.ts'
import { FigurePart } from '../figure-part.tsx'
import { ReportTable } from '../report-table.tsx'
import { shown } from '../shown.ts'
import type { ReportView } from '../view.ts'

export function DiscriminationPart({
  view,
  part,
}: {
  readonly view: ReportView
  readonly part: Discrimination
}) {
  const { texts, format } = view
  const show = shown(view)
  const words = texts.discrimination
  const [all, ...cohorts] = part.strata
  const byCohort = cohorts.flatMap((stratum) =>
    curvesOf(view, stratum, show.set(stratum.stratum)).slice(0, 1),
  )
  return (
    <>
      <ReportTable
        table={{
          caption: texts.sections.discrimination.title,
          columns: [words.set, words.score, texts.patients, texts.events, words.auc, words.bootstrap],
          rows: part.strata.flatMap(({ stratum, scores }) =>
            scores.map((line) => [
              show.set(stratum),
              show.score(line.score),
              show.count(line.patients),
              show.count(line.events),
              show.or(line.auc, (auc) => show.estimate(auc)),
              line.bootstrap === null
                ? ''
                : show.or(line.bootstrap, ({ lower, upper }) =>
                    texts.interval(show.number(lower), show.number(upper)),
                  ),
            ]),
          ),
        }}
      />
      {all !== undefined && (
        <Roc view={view} label={texts.figures.roc.label(texts.all)} curves={curvesOf(view, all)} />
      )}
      {byCohort.length > 1 && <Roc view={view} label={texts.figures.roc.byCohort} curves={byCohort} />}
      <ReportTable
        table={{
          caption: words.comparisons,
          columns: [words.set, words.against, texts.patients, words.difference, words.z, texts.pValue],
          rows: part.strata.flatMap(({ stratum, comparisons }) =>
            comparisons.map((line) => [
              show.set(stratum),
              show.score(line.with),
              show.count(line.patients),
              show.or(line.comparison, ({ difference }) => show.estimate(difference)),
              line.comparison.ok ? show.number(line.comparison.value.statistic, 2) : '',
              line.comparison.ok ? show.bareP(line.comparison.value.p) : '',
            ]),
          ),
        }}
      />
      <ReportTable
        table={{
          caption: words.cohorts,
          columns: [words.pair, words.difference, words.t, words.df, texts.pValue],
          rows: part.betweenCohorts.map(({ first, second, comparison }) => [
            words.cohortPair(first, second),
            show.or(comparison, ({ difference }) => show.estimate(difference)),
            comparison.ok ? show.number(comparison.value.statistic, 2) : '',
            comparison.ok && comparison.value.df !== null ? format.number(comparison.value.df, 1) : '',
            comparison.ok ? show.bareP(comparison.value.p) : '',
          ]),
        }}
      />
    </>
  )
}

function curvesOf(view: ReportView, { scores }: StratumDiscrimination, name?: string): RocCurveData[] {
  const show = shown(view)
  const { cutoffs } = view.sections
  return scores.flatMap((line): RocCurveData[] => {
    if (!line.curve.ok) return []
    const at = line.score === 'model' && name === undefined ? cutoffs?.strata[0]?.atCutoff : undefined
    const point =
      at?.ok && at.value.sensitivity.ok && at.value.specificity.ok && cutoffs?.cutoff != null
        ? [
            {
              falsePositiveRate: 1 - at.value.specificity.value.estimate,
              sensitivity: at.value.sensitivity.value.estimate,
              name: view.texts.figures.roc.point(view.format.number(cutoffs.cutoff, 1)),
              label: view.texts.figures.roc.point(view.format.number(cutoffs.cutoff, 1)),
            },
          ]
        : []
    return [
      {
        name: name ?? show.score(line.score),
        detail: show.or(line.auc, (auc) => show.estimate(auc)),
        falsePositiveRate: line.curve.value.falsePositiveRate,
        sensitivity: line.curve.value.sensitivity,
        points: point,
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
  const { texts } = view
  const words: RocWords = {
    ...texts.figures.roc,
    label,
    empty: texts.figures.empty,
    percent: (share) => `${view.format.number(100 * share, 1)}%`,
  }
  return (
    <FigurePart title={label} table={rocTable({ curves, words })} summary={texts.showTable}>
      <RocFigure curves={curves} width={view.width} words={words} />
    </FigurePart>
  )
}
