import { useWidth } from '../../page/use-width.ts'
import { CalibrationPlot, CalibrationTable, seriesOf } from '../../report/sections/calibration.tsx'
import { viewOf } from '../../report/view.ts'
import type { RecalibrationFit } from '../../validation/recalibration/recalibrate.ts'
import { useLab } from '../lab-surroundings.tsx'

const WIDEST = 720

/** The agreement of a model with patients before and after a recalibration, side by side. */
export function BeforeAfter({ fit }: { readonly fit: RecalibrationFit }) {
  const { texts, format, report } = useLab()
  const { recalibrate: words } = texts
  const { element, width = 0 } = useWidth()
  const view = viewOf(report, format, Math.min(width, WIDEST))
  const reversed = fit.reversed.map((predictor) => texts.map.variables[predictor])
  const before = { name: words.before, calibration: fit.before }
  const after = fit.after.ok ? [{ name: words.after, calibration: fit.after.value }] : []
  return (
    <div ref={element}>
      <p>{words.patients(format.number(fit.patients, 0), format.number(fit.events, 0))}</p>
      {fit.warnings.map((warning) => (
        <p class="notice-box" key={warning}>
          {report.warnings[warning]}
        </p>
      ))}
      {reversed.length > 0 && <p class="notice-box">{words.reversed(format.list(reversed))}</p>}
      {!fit.after.ok && <p class="notice-box">{words.noAfter(report.problems[fit.after.code])}</p>}
      <CalibrationTable view={view} caption={words.caption} columns={[before, ...after]} />
      {width > 0 && (
        <CalibrationPlot
          view={view}
          label={words.caption}
          series={[before, ...after].map(({ name, calibration }) => seriesOf(name, calibration))}
          histogram={(fit.after.ok ? fit.after.value : fit.before).histogram}
        />
      )}
      <p class="fine">{words.heldOut}</p>
      {fit.shrinkage !== undefined && <p>{words.shrinkage(format.fixed(fit.shrinkage, 3))}</p>}
      {!fit.corrected.ok && <p class="fine">{words.notCorrected(report.problems[fit.corrected.code])}</p>}
      {fit.corrected.ok && (
        <p class="fine">
          {words.corrected(
            format.fixed(fit.corrected.value.corrected.auc, 3),
            format.fixed(fit.corrected.value.corrected.slope, 3),
          )}
        </p>
      )}
    </div>
  )
}
