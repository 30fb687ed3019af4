import type { CalibrationSeries, CalibrationWords } from '../../figures/calibration/calibration-data.ts'
import { CalibrationFigure } from '../../figures/calibration/calibration-figure.tsx'
import { calibrationTable } from '../../figures/calibration/calibration-table.ts'
import type { Calibration, CalibrationSection } from '../../validation/report/calibration.ts'
import { FigurePart } from '../figure-part.tsx'
import { ReportTable } from '../report-table.tsx'
import { type ShownView, shown } from '../shown.ts'
import type { ReportView } from '../view.ts'

export function CalibrationPart({
  view,
  part,
}: {
  readonly view: ReportView
  readonly part: CalibrationSection
}) {
  const { texts } = view
  const show = shown(view)
  const words = texts.calibration
  const [all] = part.strata
  return (
    <>
      <CalibrationTable
        view={view}
        caption={texts.sections.calibration.title}
        columns={part.strata.map((stratum) => ({ name: show.set(stratum.stratum), calibration: stratum }))}
      />
      {all !== undefined && all.certain > 0 && <p>{words.certain(show.count(all.certain))}</p>}
      {part.strata.map((stratum) => (
        <CalibrationPlot
          key={stratum.stratum}
          view={view}
          label={texts.figures.calibration.label(show.set(stratum.stratum))}
          series={[seriesOf(texts.figures.calibration.series, stratum)]}
          histogram={stratum.histogram}
        />
      ))}
      {all?.hosmerLemeshow.ok === true && (
        <ReportTable
          table={{
            caption: words.groups,
            columns: [words.range, texts.patients, words.observed, words.expected],
            rows: all.hosmerLemeshow.value.groups.map(({ n, observed, expected, lowest, highest }) => [
              texts.interval(show.percent(lowest), show.percent(highest)),
              show.count(n),
              show.count(observed),
              show.number(expected, 1),
            ]),
          }}
        />
      )}
      {all?.valProb.ok === true && (
        <ReportTable
          table={{
            caption: words.valProb,
            columns: [words.measure, words.value],
            rows: Object.entries(all.valProb.value).map(([name, value]) => [name, show.number(value, 4)]),
          }}
        />
      )}
    </>
  )
}

/** Calibration figures side by side: cohorts, or before and after a recalibration. */
export function CalibrationTable(props: {
  readonly view: ShownView
  readonly caption: string
  readonly columns: readonly { readonly name: string; readonly calibration: Calibration }[]
}) {
  const { view, caption, columns } = props
  const { texts } = view
  const show = shown(view)
  const words = texts.calibration
  const lines: readonly (readonly [string, (of: Calibration) => string])[] = [
    [texts.patients, (of) => show.count(of.patients)],
    [texts.events, (of) => show.count(of.events)],
    [words.observedExpected, (of) => show.or(of.observedExpected, (value) => show.estimate(value))],
    [words.inTheLarge, (of) => show.or(of.inTheLarge, (value) => show.estimate(value))],
    [words.intercept, (of) => show.or(of.joint, ({ intercept }) => show.estimate(intercept))],
    [words.slope, (of) => show.or(of.joint, ({ slope }) => show.estimate(slope))],
    [words.brier, (of) => show.or(of.brier, ({ score }) => show.estimate(score, 4))],
    [
      words.scaledBrier,
      (of) => show.or(of.brier, ({ scaled }) => show.or(scaled, (value) => show.number(value))),
    ],
    [words.ici, (of) => show.or(of.curve, ({ ici }) => show.number(ici))],
    [words.e50, (of) => show.or(of.curve, ({ e50 }) => show.number(e50))],
    [words.e90, (of) => show.or(of.curve, ({ e90 }) => show.number(e90))],
    [words.emax, (of) => show.or(of.curve, ({ emax }) => show.number(emax))],
    [
      words.spiegelhalter,
      (of) => show.or(of.spiegelhalter, ({ z, p }) => words.withP(show.number(z, 2), show.p(p))),
    ],
    [
      words.hosmerLemeshow,
      (of) =>
        show.or(of.hosmerLemeshow, ({ chi2, groups, external, development }) =>
          words.hosmerLemeshowText(
            show.number(chi2, 2),
            show.count(groups.length),
            show.count(external.df),
            show.p(external.p),
            development === null ? words.undefinedP : show.count(development.df),
            development === null ? words.undefinedP : show.p(development.p),
          ),
        ),
    ],
  ]
  return (
    <ReportTable
      table={{
        caption,
        columns: [words.measure, ...columns.map(({ name }) => name)],
        rows: lines.map(([name, text]) => [name, ...columns.map(({ calibration }) => text(calibration))]),
      }}
    />
  )
}

export function seriesOf(name: string, { curve, groups }: Calibration): CalibrationSeries {
  return { name, points: curve.ok ? curve.value.points : [], groups }
}

export function CalibrationPlot(props: {
  readonly view: ShownView & { readonly width: number }
  readonly label: string
  readonly series: readonly CalibrationSeries[]
  readonly histogram: Calibration['histogram']
}) {
  const { view, label, series, histogram } = props
  const { texts } = view
  const show = shown(view)
  const text = texts.figures.calibration
  const words: CalibrationWords = {
    ...text,
    label,
    empty: texts.figures.empty,
    percent: (share) => `${view.format.number(100 * share, 1)}%`,
    count: show.count,
    interval: texts.interval,
    group: (name, { n, events, predicted, observed }) =>
      text.group(name, show.percent(predicted), show.percent(observed), show.count(events), show.count(n)),
    patients: texts.patients,
    events: texts.events,
    intervalHead: texts.level,
  }
  return (
    <FigurePart title={label} table={calibrationTable({ series, words })} summary={texts.showTable}>
      <CalibrationFigure series={series} histogram={histogram} width={view.width} words={words} />
    </FigurePart>
  )
}
