import { maximumPoints, pointsPerLogOdds } from '../../model/effect.ts'
import type { TipmModel } from '../../model/load-model.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import type { Recalibration } from '../../model/recalibration-schema.ts'
import { linearPredictorAt, linearPredictorAtZero } from '../../model/score.ts'
import { fail, ok, type Result } from '../../result.ts'
import { itemAt, realAt } from '../../stats/numeric/at.ts'
import { coefficients } from '../../stats/regression/coefficients.ts'
import { fitLogistic, type LogisticData } from '../../stats/regression/logistic.ts'
import { linearPredictors } from '../../stats/regression/predict.ts'
import { rocCurve } from '../../stats/roc/curve.ts'
import { youden } from '../../stats/roc/youden.ts'
import type { StudyTable } from '../study-table.ts'
import { localData, type RecalibrationFit } from './recalibrate.ts'
import { recalibratedInterval } from './recalibrated-interval.ts'

/** What the people of a site say about their proposal. */
export interface ProposalDetails {
  readonly site: string
  /** ISO day. */
  readonly date: string
  /** Days between which the patients were treated, where they say so. */
  readonly period: { readonly from: string; readonly to: string } | undefined
  /** By default the old version, the site and the day. */
  readonly version: string | undefined
  /** Only what was asked for: `keep`, or the local Youden index, or so many points. */
  readonly cutoff: 'keep' | 'youden' | number
  readonly seed: number
  readonly replicates: number
  readonly software: string
}

export const PROPOSAL_PROBLEMS = [
  /** The cut-off would lie at or below 0 points, or above the scale. */
  'cutoff-off-scale',
  /** No cut-off tells the outcomes apart. */
  'no-local-cutoff',
  /** A refitted coefficient is exactly 0: such a predictor belongs in no model file. */
  'no-effect',
] as const

export type ProposalProblem = (typeof PROPOSAL_PROBLEMS)[number]

/**
 * A complete model file with the recalibrated coefficients: new version, status `recalibrated`, what was done, and nobody's approval.
 * Intercept and slope leave everybody's points and class as they are. A refit changes the scale of points, so the cut-off moves to the
 * points that carry the risk which the old cut-off carried before.
 */
export function modelProposal(
  table: StudyTable,
  model: TipmModel,
  fit: RecalibrationFit,
  given: ProposalDetails,
): Result<ModelFile, ProposalProblem> {
  // The site stands on every output of the model: so does that its patients were drawn.
  const details =
    table.source.kind === 'example' ? { ...given, site: `${given.site} (synthetic patients)` } : given
  const { hash, interval: _, ...file } = model
  const data = localData(table, model, table.columns.outcome ?? new Float64Array(table.rowCount))
  const predictors = newPredictors(model, fit, data)
  if (PREDICTORS.some((predictor) => predictors[predictor].beta === 0)) return fail('no-effect')
  const interval = fit.method === 'refit' ? undefined : recalibratedInterval(model, fit.fitted)
  const draft: ModelFile = {
    ...file,
    ...(interval === undefined ? {} : { interval }),
    version: details.version ?? `${model.version}+${slug(details.site)}.${details.date.replaceAll('-', '')}`,
    status: 'recalibrated',
    name: `${model.name.replace(/, recalibrated at .*$/, '')}, recalibrated at ${details.site}`,
    predictors,
    intercept: { value: realAt(fit.fitted.theta, 0), source: 'site' },
  }
  const cutoff = newCutoff(model, draft, fit, details, data)
  if (!cutoff.ok) return cutoff
  return ok({
    ...draft,
    cutoff: cutoff.value.file,
    recalibration: {
      site: details.site,
      date: details.date,
      method: fit.method,
      from: { id: model.id, version: model.version, hash },
      data: {
        patients: fit.patients,
        events: fit.events,
        sha256: table.source.sha256,
        period: details.period ?? null,
      },
      estimates: {
        intercept: fit.fitted.intercept,
        slope: fit.fitted.slope ?? null,
        shrinkage: fit.shrinkage ?? null,
      },
      cutoff: cutoff.value.how,
      seed: details.seed,
      replicates: details.replicates,
      software: details.software,
      approvedBy: '',
      approvedOn: '',
    },
  })
}

/** Letters and digits of a name, as a version may hold them. */
function slug(site: string): string {
  const kept = site
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return kept === '' ? 'site' : kept
}

function newPredictors(model: TipmModel, fit: RecalibrationFit, data: LogisticData): ModelFile['predictors'] {
  const { predictors } = model
  if (fit.method === 'intercept') return predictors
  const local = fit.method === 'refit' ? fitLogistic(data) : undefined
  const rows = local?.ok ? coefficients(local.value) : undefined
  const { slope = 1 } = fit.fitted
  const fittedFigures = (predictor: Predictor) => {
    const position = PREDICTORS.indexOf(predictor) + 1
    const beta = realAt(fit.fitted.theta, position)
    const own = rows && itemAt(rows, position)
    const { z, lower, upper, p } = predictors[predictor]
    return own === undefined
      ? { beta, z, lower: slope * lower, upper: slope * upper, p, source: 'site' as const }
      : {
          beta,
          z: own.z,
          lower: beta - (own.estimate - own.lower),
          upper: beta + (own.upper - own.estimate),
          p: own.p < 0.001 ? '<0.001' : own.p.toFixed(3),
          source: 'site' as const,
        }
  }
  return {
    nlr: { ...predictors.nlr, ...fittedFigures('nlr') },
    deltaT: { ...predictors.deltaT, ...fittedFigures('deltaT') },
    albumin: { ...predictors.albumin, ...fittedFigures('albumin') },
    diameter: { ...predictors.diameter, ...fittedFigures('diameter') },
  }
}

type NewCutoff = Result<
  { readonly file: ModelFile['cutoff']; readonly how: Recalibration['cutoff'] },
  ProposalProblem
>

function newCutoff(
  model: TipmModel,
  draft: ModelFile,
  fit: RecalibrationFit,
  { cutoff, site }: ProposalDetails,
  data: LogisticData,
): NewCutoff {
  const scale = pointsPerLogOdds(draft)
  const atZero = linearPredictorAtZero(draft)
  const onScale = (points: number, method: string, how: Recalibration['cutoff']): NewCutoff => {
    const most = PREDICTORS.reduce((sum, predictor) => sum + maximumPoints(draft, predictor), 0)
    return points > 0 && points <= most
      ? ok({ file: { points, method, source: 'site' as const }, how })
      : fail('cutoff-off-scale')
  }
  if (typeof cutoff === 'number') return onScale(cutoff, `chosen at ${site}`, 'given')
  if (cutoff === 'youden') {
    const logOdds = linearPredictors(fit.fitted.theta, data.columns, data.outcome.length)
    const points = logOdds.map((value) => (value - realAt(fit.fitted.theta, 0) - atZero) * scale)
    const curve = rocCurve(points, data.outcome)
    const best = curve.ok
      ? youden(curve.value).find(({ threshold }) => Number.isFinite(threshold))
      : undefined
    return best === undefined
      ? fail('no-local-cutoff')
      : onScale(best.threshold, `Youden index at ${site}`, 'local-youden')
  }
  if (fit.method !== 'refit') return ok({ file: model.cutoff, how: 'kept' as const })
  const sameLogOdds = model.intercept.value + linearPredictorAt(model, model.cutoff.points)
  return onScale(
    (sameLogOdds - draft.intercept.value - atZero) * scale,
    `same estimated risk as ${model.cutoff.points} points of version ${model.version}`,
    'same-risk',
  )
}
