import type { ModelFile } from '../model/model-schema.ts'
import type { RecalibrationFit } from '../validation/recalibration/recalibrate.ts'
import { OptimismTable } from './optimism-table.tsx'
import { recalibrationFacts } from './recalibration-facts.ts'
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
  const { before, after } = fit
  const columns = [
    { name: words.before, calibration: before },
    ...(after.ok ? [{ name: words.after, calibration: after.value }] : []),
  ]
  return (
    <section class="report-section" aria-labelledby="report-recalibration">
      <h2 id="report-recalibration">{words.title}</h2>
      <p class="report-note">{words.note}</p>
      <ReportTable
        caption={words.facts}
        columns={[words.facts, '']}
        rows={recalibrationFacts(view, fit, file)}
      />
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
