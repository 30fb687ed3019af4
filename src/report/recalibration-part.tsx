import type { ModelFile } from '../model/model-schema.ts'
import type { RecalibrationFit } from '../validation/recalibration/recalibrate.ts'
import { OptimismTable } from './optimism-table.tsx'
import { MissingPart, ReportTable } from './report-table.tsx'
import { CalibrationPlot, CalibrationTable, seriesOf } from './sections/calibration.tsx'
import type { View } from './view.ts'

/** A proposed recalibration: what was done, and calibration before and after side by side, on patients the fit had not seen. */
export function RecalibrationPart(props: {
  readonly view: View
  readonly fit: RecalibrationFit
  readonly file: ModelFile
}) {
  const { view, fit, file } = props
  const { texts, format, show } = view
  const words = texts.recalibration
  const { recalibration } = file
  const { before, after } = fit
  const { slope = null, shrinkage = null } = recalibration?.estimates ?? {}
  const facts: readonly (readonly [string, string])[] = [
    [words.method, words.methods[fit.method]],
    [texts.patients, show.count(fit.patients)],
    [texts.events, show.count(fit.events)],
    [words.intercept, show.number(fit.fitted.intercept)],
    ...(slope === null ? [] : [[words.slope, show.number(slope)] as const]),
    ...(shrinkage === null ? [] : [[words.shrinkage, show.number(shrinkage)] as const]),
    [texts.header.cutoff, words.cutoffText(format.number(file.cutoff.points, 2), file.cutoff.method)],
    [words.from, recalibration?.from.version ?? ''],
    [words.to, file.version],
  ]
  const columns = [
    { name: words.before, calibration: before },
    ...(after.ok ? [{ name: words.after, calibration: after.value }] : []),
  ]
  return (
    <section class="report-section" aria-labelledby="report-recalibration">
      <h2 id="report-recalibration">{words.title}</h2>
      <p class="report-note">{words.note}</p>
      <ReportTable caption={words.facts} columns={[words.facts, '']} rows={facts} />
      {fit.warnings.map((warning) => (
        <p key={warning}>{texts.warnings[warning]}</p>
      ))}
      {fit.reversed.length > 0 && <p>{words.reversed(format.list(fit.reversed.map(show.variable)))}</p>}
      <CalibrationTable view={view} caption={words.figures} columns={columns} />
      {!after.ok && <MissingPart name={words.after} why={show.why(after)} />}
      <CalibrationPlot
        view={view}
        label={words.figures}
        series={columns.map(({ name, calibration }) => seriesOf(name, calibration))}
        histogram={before.histogram}
      />
      <OptimismTable view={view} optimism={fit.corrected} caption={words.corrected} />
    </section>
  )
}
