import type { RecalibrationFit } from '../../validation/recalibration/recalibrate.ts'
import type { Calibration } from '../../validation/report/calibration.ts'
import type { Reported } from '../../validation/report/reported.ts'
import { useLab } from '../lab-surroundings.tsx'
import { useReportTexts } from '../use-report-texts.ts'

type Measure = 'observedExpected' | 'inTheLarge' | 'slope' | 'brier' | 'scaledBrier' | 'ici'

const MEASURES: readonly { readonly id: Measure; readonly ideal: number | undefined }[] = [
  { id: 'observedExpected', ideal: 1 },
  { id: 'inTheLarge', ideal: 0 },
  { id: 'slope', ideal: 1 },
  { id: 'brier', ideal: 0 },
  { id: 'scaledBrier', ideal: 1 },
  { id: 'ici', ideal: 0 },
]

/** The agreement of a model with patients before and after a recalibration, side by side. */
export function BeforeAfter({ fit }: { readonly fit: RecalibrationFit }) {
  const { texts, format } = useLab()
  const { recalibrate: words } = texts
  const report = useReportTexts()
  const names = fit.reversed.map((predictor) => texts.map.variables[predictor])
  return (
    <>
      <p>{words.patients(format.number(fit.patients, 0), format.number(fit.events, 0))}</p>
      {fit.warnings.map((warning) => (
        <p class="notice-box" key={warning}>
          {report.sampleSize[warning]}
        </p>
      ))}
      {names.length > 0 && <p class="notice-box">{words.reversed(format.list(names))}</p>}
      <table class="plain">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.measure}</th>
            <th scope="col">{words.columns.before}</th>
            <th scope="col">{words.columns.after}</th>
            <th scope="col">{words.columns.ideal}</th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map(({ id, ideal }) => (
            <tr key={id}>
              <th scope="row">{words.measures[id]}</th>
              <td>
                <Figure value={measured(fit.before, id)} />
              </td>
              <td>
                <Figure value={fit.after.ok ? measured(fit.after.value, id) : fit.after} />
              </td>
              <td>{ideal}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="fine">{words.heldOut}</p>
      {fit.shrinkage !== undefined && <p>{words.shrinkage(format.fixed(fit.shrinkage, 3))}</p>}
      {fit.corrected.ok && (
        <p class="fine">
          {words.corrected(
            format.fixed(fit.corrected.value.corrected.auc, 3),
            format.fixed(fit.corrected.value.corrected.slope, 3),
          )}
        </p>
      )}
    </>
  )
}

function Figure({ value }: { readonly value: Reported<number> }) {
  const { format } = useLab()
  const report = useReportTexts()
  return value.ok ? (
    <span class="number">{format.fixed(value.value, 3)}</span>
  ) : (
    <span class="quiet">{report.problems[value.code]}</span>
  )
}

function measured(of: Calibration, measure: Measure): Reported<number> {
  switch (measure) {
    case 'observedExpected':
      return take(of.observedExpected, ({ estimate }) => estimate)
    case 'inTheLarge':
      return take(of.inTheLarge, ({ estimate }) => estimate)
    case 'slope':
      return take(of.joint, ({ slope }) => slope.estimate)
    case 'brier':
      return take(of.brier, ({ score }) => score.estimate)
    case 'scaledBrier':
      return of.brier.ok ? of.brier.value.scaled : of.brier
    case 'ici':
      return take(of.curve, ({ ici }) => ici)
  }
}

function take<T>(reported: Reported<T>, part: (value: T) => number): Reported<number> {
  return reported.ok ? { ok: true, value: part(reported.value) } : reported
}
