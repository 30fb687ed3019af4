import type { TipmModel } from '../../model/load-model.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import { logisticRecalibration } from '../../stats/calibration/recalibration.ts'
import { countOnes } from '../../stats/checks.ts'
import { realAt } from '../../stats/numeric/at.ts'
import { fitLogistic, type LogisticData } from '../../stats/regression/logistic.ts'
import { bootstrapOptimism, type Optimism } from '../../stats/regression/optimism.ts'
import { linearPredictors, probabilitiesOf } from '../../stats/regression/predict.ts'
import { type SampleSizeWarning, sampleSizeWarnings } from '../../stats/sample-size.ts'
import { refuse, type Statistic } from '../../stats/statistic.ts'
import { codedColumns, codedPredictors } from '../coding.ts'
import { type Calibration, calibration } from '../report/calibration.ts'
import { type FigureOrReason, type JsonOf, noFigure, refused, toReport } from '../report/figure-or-reason.ts'
import { takesTooLong } from '../report/repeats.ts'
import { bitsAt, completeRows, valuesAt } from '../report/study.ts'
import { scoreTable } from '../score-table.ts'
import type { StudyTable } from '../study-table.ts'
import { crossValidated } from './cross-validated.ts'
import { type Fitted, type Method, recalibrated, type Theta } from './method.ts'

export interface RecalibrationOptions {
  readonly method: Method['kind']
  readonly seed: number
  /** Bootstrap samples, at least 2. */
  readonly replicates: number
  readonly progress?: (share: number) => void
}

/** A recalibration, and how well it agrees with patients beside the model as it was. Nothing is changed by it. */
export interface RecalibrationFit {
  readonly method: Method['kind']
  readonly patients: number
  readonly events: number
  readonly warnings: readonly SampleSizeWarning[]
  readonly fitted: Fitted
  readonly shrinkage: number | undefined
  /** Predictors whose direction came out opposite to the model's: a reason to look at the data before anything else. */
  readonly reversed: readonly (typeof PREDICTORS)[number][]
  /** The model as it is, on these patients; nothing was fitted to them. */
  readonly before: Calibration
  /** Recalibrated, each patient predicted by a fit that had not seen that patient (tenfold cross-validation). */
  readonly after: FigureOrReason<Calibration>
  /** AUC, Brier score, slope and intercept, corrected for optimism by bootstrap; not of very many patients, who leave none. */
  readonly corrected: FigureOrReason<JsonOf<Optimism>>
}

/**
 * Fits a recalibration to the complete cases of a study table. Fails as the fit does; `slope-not-positive` where the model's log-odds do
 * not rise with the outcome (no shift of the intercept mends that), `out-of-range` where the shrinkage is not above 0.
 */
export function recalibrate(
  table: StudyTable,
  model: TipmModel,
  options: RecalibrationOptions,
): FigureOrReason<RecalibrationFit> {
  if (table.kind === 'scored' || table.columns.outcome === undefined) return noFigure('no-such-data')
  const data = localData(table, model, table.columns.outcome)
  const original = thetaOf(model)
  const bootstrap = {
    replicates: options.replicates,
    seed: options.seed,
    progress: (done: number, total: number) => options.progress?.(done / total),
  }
  const method = methodOf(options, data)
  if (!method.ok) return refused(method, PREDICTORS)
  const fit = recalibrated(original, method.value, data)
  if (!fit.ok) return refused(fit, PREDICTORS)
  if (options.method !== 'refit' && !rises(original, data)) return noFigure('slope-not-positive')
  const again = (drawn: LogisticData) => recalibrated(original, method.value, drawn)
  const heldOut = crossValidated(data, options.seed, again)
  const events = countOnes(data.outcome)
  return {
    ok: true,
    value: {
      method: options.method,
      patients: data.outcome.length,
      events,
      warnings: sampleSizeWarnings(events, data.outcome.length - events, coefficientsOf(options.method)),
      fitted: fit.value,
      shrinkage: method.value.kind === 'refit' ? method.value.shrinkage : undefined,
      reversed: PREDICTORS.filter(
        (predictor, j) => realAt(fit.value.theta, j + 1) * model.predictors[predictor].beta < 0,
      ),
      before: calibration(predicted(original, data), data.outcome),
      after: heldOut.ok
        ? { ok: true, value: calibration(heldOut.value, data.outcome) }
        : refused(heldOut, PREDICTORS),
      corrected: takesTooLong(options.replicates, data.outcome.length)
        ? noFigure('too-many-patients')
        : toReport(
            bootstrapOptimism(data, bootstrap, (drawn) => {
              const refitted = again(drawn)
              return refitted.ok ? { ok: true, value: { beta: refitted.value.theta } } : refitted
            }),
          ),
    },
  }
}

/** Whether the probability of the outcome rises with the model's log-odds. True also if the slope has no finite estimate. */
function rises(original: Theta, { columns, outcome }: LogisticData): boolean {
  const joint = logisticRecalibration(linearPredictors(original, columns, outcome.length), outcome)
  return !joint.ok || realAt(joint.value.fit.beta, 1) > 0
}

function coefficientsOf(method: Method['kind']): number {
  return method === 'refit' ? PREDICTORS.length : method === 'intercept-and-slope' ? 1 : 0
}

/** For a refit, the bootstrap's slope of fitting all coefficients: below 1, they come out too large. Never above 1. */
function methodOf({ method, replicates, seed }: RecalibrationOptions, data: LogisticData): Statistic<Method> {
  if (method !== 'refit') return { ok: true, value: { kind: method } }
  const optimism = bootstrapOptimism(data, { replicates, seed }, fitLogistic)
  if (!optimism.ok) return optimism
  const shrinkage = Math.min(1, optimism.value.corrected.slope)
  return shrinkage > 0 ? { ok: true, value: { kind: method, shrinkage } } : refuse('out-of-range')
}

/** The complete cases, predictors as the model codes them. */
export function localData(table: StudyTable, model: TipmModel, outcome: Float64Array): LogisticData {
  const columns = codedColumns(codedPredictors(table, scoreTable(table, model), model))
  const everybody = Int32Array.from({ length: table.rowCount }, (_, i) => i)
  const rows = completeRows(everybody, [...columns, outcome])
  return { columns: columns.map((column) => valuesAt(column, rows)), outcome: bitsAt(outcome, rows) }
}

export function thetaOf(model: TipmModel): Theta {
  return Float64Array.of(
    model.intercept.value,
    ...PREDICTORS.map((predictor) => model.predictors[predictor].beta),
  )
}

function predicted(theta: Theta, { columns, outcome }: LogisticData): Float64Array {
  return probabilitiesOf(linearPredictors(theta, columns, outcome.length))
}
