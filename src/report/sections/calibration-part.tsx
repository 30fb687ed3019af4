import type { CalibrationSeries, CalibrationWords } from '../../figures/calibration/calibration-data.ts'
import { CalibrationFigure, calibrationTable } from '../../figures/calibration/calibration-figure.tsx'
import type { Calibration } from '../../validation/report/calibration.ts'
import { calibrationLines } from '../calibration-lines.ts'
import { FigurePart } from '../figure-part.tsx'
import { ReportTable } from '../report-table.tsx'
import type { PartProps, View } from '../view.ts'

export function CalibrationPart({ view, part }: PartProps<'calibration'>) {
  const { texts, show } = view
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
          series={[seriesOf(texts.model, stratum)]}
          histogram={stratum.histogram}
        />
      ))}
      {all?.hosmerLemeshow.ok === true && (
        <ReportTable
          caption={words.groups}
          columns={[words.range, texts.patients, words.observed, words.expected]}
          rows={all.hosmerLemeshow.value.groups.map(({ n, observed, expected, lowest, highest }) => [
            texts.interval(show.percent(lowest), show.percent(highest)),
            ...[n, observed].map(show.count),
            show.number(expected, 1),
          ])}
        />
      )}
      {all?.valProb.ok === true && (
        <>
          <ReportTable
            caption={words.valProb}
            columns={[texts.measure, words.value]}
            rows={Object.entries(all.valProb.value).map(([name, value]) => [name, show.number(value, 4)])}
          />
          <p class="report-note">{words.valProbNote}</p>
        </>
      )}
    </>
  )
}

/** Calibration figures side by side: cohorts, or before and after a recalibration. */
export function CalibrationTable(props: {
  readonly view: View
  readonly caption: string
  readonly columns: readonly { readonly name: string; readonly calibration: Calibration }[]
}) {
  const { view, caption, columns } = props
  return (
    <ReportTable
      caption={caption}
      columns={[view.texts.measure, ...columns.map(({ name }) => name)]}
      rows={calibrationLines(view).map(([name, text]) => [
        name,
        ...columns.map(({ calibration }) => text(calibration)),
      ])}
    />
  )
}

export function seriesOf(name: string, { curve, groups }: Calibration): CalibrationSeries {
  return { name, points: curve.ok ? curve.value.points : [], groups }
}

export function CalibrationPlot(props: {
  readonly view: View
  readonly label: string
  readonly series: readonly CalibrationSeries[]
  readonly histogram: Calibration['histogram']
}) {
  const { view, label, series, histogram } = props
  const { texts, show } = view
  const text = texts.figures.calibration
  const words: CalibrationWords = {
    ...text,
    ...show.figure(label),
    group: (name, { n, events, predicted, observed }) =>
      text.group(name, show.percent(predicted), show.percent(observed), show.count(events), show.count(n)),
    series: texts.model,
    patients: texts.patients,
    events: texts.events,
    intervalHead: texts.level,
  }
  return (
    <FigurePart view={view} table={calibrationTable({ series, words })}>
      <CalibrationFigure series={series} histogram={histogram} width={view.width} words={words} />
    </FigurePart>
  )
}
