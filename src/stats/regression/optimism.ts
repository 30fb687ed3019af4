import { ok } from '../../result.ts'
import { type BootstrapOptions, replicate } from '../bootstrap.ts'
import { brierScore } from '../calibration/brier.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { resample, seededRandom } from '../numeric/random.ts'
import { auc } from '../roc/auc.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { fitLogistic, type LogisticData, type LogisticFit } from './logistic.ts'
import { linearPredictors, probabilitiesOf } from './predict.ts'

/** A model's performance: AUC, Brier score, calibration slope, and intercept with the slope held at 1 (log-odds). */
export interface Performance {
  readonly auc: number
  readonly brier: number
  readonly slope: number
  readonly intercept: number
}

export interface Optimism {
  readonly apparent: Performance
  /** Mean over replicates of (in the bootstrap sample) - (in the original data). */
  readonly optimism: Performance
  /** apparent - optimism; its slope is the factor by which the coefficients want shrinking. */
  readonly corrected: Performance
  readonly replicates: number
  /** Replicates that could not be fitted (separation, one class), by count: they are left out, and said. */
  readonly failed: number
}

const MEASURES = ['auc', 'brier', 'slope', 'intercept'] as const

/**
 * Optimism of a fitting procedure by the bootstrap (Harrell, Lee & Mark, Stat Med 1996): the procedure is repeated in each sample
 * and tried on the original data. `procedure` is all of it, selection included, and gives a beta for every column. Fails as the fit does, or when fewer than two
 * replicates succeed.
 */
export function bootstrapOptimism(
  data: LogisticData,
  options: BootstrapOptions,
  procedure: (data: LogisticData) => Statistic<{ beta: Float64Array }> = fitLogistic,
): Statistic<Optimism> {
  const fitted = procedure(data)
  if (!fitted.ok) return fitted
  const apparent = performance(fitted.value.beta, data)
  if (!apparent.ok) return apparent
  const random = seededRandom(options.seed)
  const sample = new Int32Array(data.outcome.length)
  const total = { auc: 0, brier: 0, slope: 0, intercept: 0 }
  let done = 0
  replicate(options, () => {
    resample(random, sample.length, sample)
    const drawn = { ...taken(data, sample), start: fitted.value.beta }
    const refitted = procedure(drawn)
    if (!refitted.ok) return
    const inSample = performance(refitted.value.beta, drawn)
    const inOriginal = performance(refitted.value.beta, data)
    if (!inSample.ok || !inOriginal.ok) return
    done += 1
    for (const measure of MEASURES) total[measure] += inSample.value[measure] - inOriginal.value[measure]
  })
  if (done < 2) return refuse('too-few-replicates')
  const optimism = each((measure) => total[measure] / done)
  return ok({
    apparent: apparent.value,
    optimism,
    corrected: each((measure) => apparent.value[measure] - optimism[measure]),
    replicates: done,
    failed: options.replicates - done,
  })
}

function each(value: (measure: (typeof MEASURES)[number]) => number): Performance {
  return { auc: value('auc'), brier: value('brier'), slope: value('slope'), intercept: value('intercept') }
}

function performance(
  beta: LogisticFit['beta'],
  { columns, outcome, offset }: LogisticData,
): Statistic<Performance> {
  const logOdds = linearPredictors(beta, columns, outcome.length)
  if (offset !== undefined) {
    for (let i = 0; i < logOdds.length; i += 1) logOdds[i] = realAt(logOdds, i) + realAt(offset, i)
  }
  const area = auc(logOdds, outcome)
  if (!area.ok) return area
  // Started where predictions need no correction; in the sample of the fit that is the answer already.
  const recalibrated = fitLogistic({ columns: [logOdds], outcome, start: Float64Array.of(0, 1) })
  if (!recalibrated.ok) return recalibrated
  const large = fitLogistic({ columns: [], outcome, offset: logOdds, start: Float64Array.of(0) })
  if (!large.ok) return large
  const brier = brierScore(probabilitiesOf(logOdds), outcome)
  if (!brier.ok) return brier
  return ok({
    auc: area.value.estimate,
    brier: brier.value.score.estimate,
    slope: realAt(recalibrated.value.beta, 1),
    intercept: realAt(large.value.beta, 0),
  })
}

/** The patients at these positions, repeats included. */
function taken({ columns, outcome, offset }: LogisticData, sample: Int32Array): LogisticData {
  const picked = new Uint8Array(sample.length)
  for (let i = 0; i < sample.length; i += 1) picked[i] = bitAt(outcome, wholeAt(sample, i))
  return {
    columns: columns.map((column) => pick(column, sample)),
    outcome: picked,
    ...(offset === undefined ? {} : { offset: pick(offset, sample) }),
  }
}

function pick(values: Float64Array, sample: Int32Array): Float64Array {
  const picked = new Float64Array(sample.length)
  for (let i = 0; i < sample.length; i += 1) picked[i] = realAt(values, wholeAt(sample, i))
  return picked
}
