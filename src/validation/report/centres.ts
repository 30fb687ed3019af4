import { inverseLogit } from '../../model/score.ts'
import { fail, ok } from '../../result.ts'
import { logOddsOf } from '../../stats/calibration/log-odds-of.ts'
import { logisticRecalibration } from '../../stats/calibration/recalibration.ts'
import { type RandomEffects, randomEffects } from '../../stats/meta-analysis.ts'
import { type FigureOrReason, noFigure, refused, toReport } from './figure-or-reason.ts'
import {
  onOwnScale,
  type Performance,
  type PooledMeasure,
  performance,
  predictedIn,
  thresholdOf,
  workingFigures,
} from './performance.ts'
import type { Study } from './study.ts'

/** The cohorts as centres: each by itself, all pooled, and each predicted by the model updated on the others. */
export interface Centres {
  readonly rows: readonly {
    readonly centre: string
    readonly asIs: Performance
    /** Internal-external validation: intercept and slope estimated in the other centres. */
    readonly updatedElsewhere: FigureOrReason<Performance>
  }[]
  /** AUC pooled on the logit, O/E on the log, slope as it is. */
  readonly pooled: { readonly [M in PooledMeasure]: FigureOrReason<Pooled> }
}

/** `leftOut`: the centres whose own figure cannot be had, such as those without an event. */
export interface Pooled extends RandomEffects {
  readonly leftOut: readonly string[]
}

export function centres(study: Study): FigureOrReason<Centres> {
  const cohorts = study.strata.flatMap(({ name, rows }) => (name === null ? [] : [{ centre: name, rows }]))
  if (cohorts.length < 2) return noFigure('one-group-only')
  const threshold = thresholdOf(study)
  const own = cohorts.map(({ rows }) => predictedIn(study, rows))
  const working = own.map((predicted) => workingFigures(predicted, threshold))
  const pooled = (measure: PooledMeasure): FigureOrReason<Pooled> => {
    const known = working.flatMap((of) => (of[measure].ok ? [of[measure].value] : []))
    const leftOut = cohorts.flatMap(({ centre }, i) => (working[i]?.[measure].ok === true ? [] : [centre]))
    const missing = working.map((of) => of[measure]).find((of) => !of.ok)
    if (known.length < 2 && missing !== undefined && !missing.ok) return refused(fail(missing.problem))
    const result = randomEffects(
      Float64Array.from(known, ({ estimate }) => estimate),
      Float64Array.from(known, ({ se }) => se),
    )
    if (!result.ok) return toReport(result)
    const { predictionLower: lower, predictionUpper: upper, estimate } = result.value
    const prediction = onOwnScale(measure, { estimate, lower, upper })
    return toReport(
      ok({
        ...result.value,
        leftOut,
        ...onOwnScale(measure, result.value),
        predictionLower: prediction.lower,
        predictionUpper: prediction.upper,
      }),
    )
  }
  return {
    ok: true,
    value: {
      rows: cohorts.map(({ centre, rows }, i) => {
        const others = new Set(rows)
        const elsewhere = study.strata[0]?.rows.filter((row) => !others.has(row)) ?? new Int32Array(0)
        return {
          centre,
          asIs: performance(predictedIn(study, rows), threshold),
          updatedElsewhere: updated(study, elsewhere, own[i], threshold),
        }
      }),
      pooled: { auc: pooled('auc'), observedExpected: pooled('observedExpected'), slope: pooled('slope') },
    },
  }
}

function updated(
  study: Study,
  elsewhere: Int32Array,
  here: ReturnType<typeof predictedIn> | undefined,
  threshold: number | null,
): FigureOrReason<Performance> {
  if (here === undefined) return noFigure('no-values')
  const there = predictedIn(study, elsewhere)
  const [fitted, applied] = [logOddsOf(there.probabilities), logOddsOf(here.probabilities)]
  if (!fitted.ok) return refused(fitted)
  if (!applied.ok) return refused(applied)
  const fit = logisticRecalibration(fitted.value, there.outcome)
  if (!fit.ok) return refused(fit)
  const { intercept, slope } = fit.value
  const probabilities = applied.value.map((lp) => inverseLogit(intercept.estimate + slope.estimate * lp))
  return { ok: true, value: performance({ ...here, probabilities }, threshold) }
}
