import type { ModelFile } from '../model/model-schema.ts'
import type { RecalibrationFit } from '../validation/recalibration/recalibrate.ts'
import { OptimismTable } from './optimism-table.tsx'
import { recalibrationFacts } from './recalibration-facts.ts'
import { MissingPart, ReportTable } from './report-table.tsx'
import { CalibrationPlot, CalibrationTable, seriesOf } from './sections/calibration-part.tsx'
import type { View } from './view.ts'

/** A proposed recalibration: what was done, and calibration before and after side by side, on patients the fit had not seen. */
export function RecalibrationPart(props: {
  readonly view: View
  readonly fit: RecalibrationFit
  /** The proposed model file, where it is made already. */
  readonly file?: ModelFile
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
    <>
      <p class="report-note">{words.note}</p>
      <ReportTable
        caption={words.facts}
        columns={[words.facts, '']}
        rows={recalibrationFacts(view, fit, file)}
      />
      {fit.warnings.map((warning) => (
        <p key={warning} class="report-caution">
          {texts.warnings[warning]}
        </p>
      ))}
      {fit.reversed.length > 0 && (
        <p class="report-caution">{words.reversed(format.list(fit.reversed.map(show.variable)))}</p>
      )}
      <CalibrationTable view={view} caption={words.figures} columns={columns} />
      {!after.ok && <MissingPart name={words.after} why={show.why(after)} />}
      {view.width > 0 && (
        <CalibrationPlot
          view={view}
          label={words.figures}
          series={columns.map(({ name, calibration }) => seriesOf(name, calibration))}
          histogram={before.histogram}
        />
      )}
      <OptimismTable view={view} optimism={fit.corrected} caption={words.corrected} />
    </>
  )
}
