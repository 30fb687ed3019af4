import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { valProb } from '../src/stats/calibration/val-prob.ts'
import { netBenefitDifference } from '../src/stats/decision/net-benefit.ts'
import { chainedEquations } from '../src/stats/imputation/chained.ts'
import { realAt } from '../src/stats/numeric/at.ts'
import { expit } from '../src/stats/numeric/log-odds.ts'
import { seededRandom } from '../src/stats/numeric/random.ts'
import { sum } from '../src/stats/numeric/sums.ts'
import { fitLogistic } from '../src/stats/regression/logistic.ts'
import { linearPredictors } from '../src/stats/regression/predict.ts'
import { auc } from '../src/stats/roc/auc.ts'
import { compareAucsPaired } from '../src/stats/roc/compare.ts'
import { rocCurve } from '../src/stats/roc/curve.ts'
import type { Statistic } from '../src/stats/statistic.ts'
import { cumulativeIncidence, horizonScores } from '../src/stats/survival/competing.ts'
import { concordance } from '../src/stats/survival/concordance.ts'
import { fitCox } from '../src/stats/survival/cox.ts'
import { kaplanMeier } from '../src/stats/survival/kaplan-meier.ts'

// The statistics against R on the same data in the same run, by processor time: node bench/stats.ts [n ...]. Best of a few repeats; every task
// also yields one figure, which must agree. Without R only our own times are printed.

interface Data {
  readonly x: Float64Array
  readonly z: Float64Array
  readonly y: Uint8Array
  readonly p: Float64Array
  /** Another model's prediction. */
  readonly second: Float64Array
  readonly time: Float64Array
  readonly event: Uint8Array
}

/** Follow-up lies between 0 and 2 for most. */
const HORIZON = 0.5

/** Of those not followed to the event, some met the other one first. */
function causeOf(z: Float64Array, event: Uint8Array): Uint8Array {
  return event.map((bit, i) => (bit === 1 ? 1 : realAt(z, i) > 0.7 ? 2 : 0))
}

const TASKS: Readonly<Record<string, (data: Data) => number>> = {
  'ROC curve, AUC, DeLong CI': ({ x, y }) => {
    take(rocCurve(x, y))
    return take(auc(x, y)).lower
  },
  'paired DeLong test': ({ x, z, y }) => {
    take(rocCurve(x, y))
    take(rocCurve(z, y))
    return take(compareAucsPaired(x, z, y)).statistic
  },
  'Kaplan-Meier': ({ time, event }) => {
    const { lower } = take(kaplanMeier({ time, event }))
    return sum(lower.filter(Number.isFinite)) / lower.length
  },
  'Cox, 2 covariates, concordance': ({ x, z, time, event }) => {
    const fit = take(fitCox({ time, event }, [x, z]))
    const risk = linearPredictors(Float64Array.of(0, ...fit.beta), [x, z], time.length)
    return sum(fit.beta) + take(concordance(risk, { time, event })).estimate
  },
  'logistic, 2 covariates': ({ x, z, y }) => {
    const fit = take(fitLogistic({ columns: [x, z], outcome: y }))
    return sum(fit.beta) + sum(fit.se)
  },
  'calibration (val.prob)': ({ p, y }) => {
    const { slope, eavg, c } = take(valProb(p, y))
    return slope + eavg + c
  },
  'Aalen-Johansen at a horizon': ({ z, time, event }) => {
    const { estimate, se } = take(cumulativeIncidence({ time, cause: causeOf(z, event) }, 1, HORIZON))
    return estimate + se
  },
  'AUC and Brier with IPCW weights': ({ z, p, time, event }) => {
    const scores = take(horizonScores(p, { time, cause: causeOf(z, event) }, HORIZON))
    return scores.auc + scores.brier
  },
  // Drawn figures cannot agree to the digit (test/golden holds them to each other): here the values that are there afterwards are counted.
  'multiple imputation, one set': ({ x, z, y, event }) => {
    const gaps = (values: Float64Array, every: number) =>
      values.map((value, i) => (i % every === 0 ? Number.NaN : value))
    const columns = [
      { values: gaps(x, 5), kind: 'plain' },
      { values: gaps(z, 9), kind: 'plain' },
      { values: gaps(Float64Array.from(event), 7), kind: 'binary' },
    ] as const
    let filled = 0
    const options = { imputations: 1, iterations: 5, seed: 1 }
    const count = (set: readonly Float64Array[]) => {
      for (const values of set) filled += values.filter(Number.isFinite).length
    }
    take(chainedEquations(columns, [Float64Array.from(y)], options, count))
    return filled
  },
  'net benefit, difference of two': ({ p, second, y }) => {
    const all = take(netBenefitDifference(p, second, y, [0.1, 0.3, 0.5]))
    return all.reduce((total, { lower }) => total + lower, 0)
  },
}

const sizes = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'tipm-bench-'))
try {
  // Once round before the clock starts, as R's code is compiled too.
  for (const run of Object.values(TASKS)) run(dataOf(5000))
  for (const n of sizes.length > 0 ? sizes : [1e4, 1e5, 1e6]) compareAt(n)
} finally {
  rmSync(folder, { recursive: true })
}

function compareAt(n: number): void {
  const data = dataOf(n)
  const repeats = n >= 1e6 ? 2 : 5
  const byR = inR(data, n, repeats)
  console.log(`\nn = ${n.toLocaleString('en')}${byR === undefined ? ' (no R here)' : ''}`)
  const rows: object[] = []
  for (const [task, run] of Object.entries(TASKS)) {
    let [seconds, figure] = [Number.POSITIVE_INFINITY, 0]
    for (let i = 0; i < repeats; i += 1) {
      const started = process.cpuUsage()
      figure = run(data)
      const { user, system } = process.cpuUsage(started)
      seconds = Math.min(seconds, (user + system) / 1e6)
    }
    const other = byR?.get(task)
    const agrees = other !== undefined && Math.abs(figure / other.figure - 1) < 1e-6
    rows.push({
      ...{ task, 'R, s': other?.seconds.toFixed(3), 'here, s': seconds.toFixed(3) },
      'R / here': other && (other.seconds / seconds).toFixed(1),
      figure: agrees ? 'agrees' : other && `R ${other.figure}, here ${figure}`,
    })
  }
  console.table(rows)
  const megabytes = (kilobytes: number) => `${Math.round(kilobytes / 1024)} MB`
  const peak = byR?.get('peak memory, kB')?.figure
  console.log(
    `peak memory: ${peak === undefined ? '' : `R ${megabytes(peak)}, `}here ${megabytes(process.resourceUsage().maxRSS)}`,
  )
}

/** R's time and figure for each task; undefined when R cannot run. */
function inR(
  data: Data,
  n: number,
  repeats: number,
): Map<string, { seconds: number; figure: number }> | undefined {
  const file = join(folder, 'data.bin')
  const columns = [
    data.x,
    data.z,
    Float64Array.from(data.y),
    data.p,
    data.time,
    Float64Array.from(data.event),
  ]
  writeFileSync(file, Buffer.concat(columns.map(({ buffer }) => Buffer.from(buffer))))
  const script = fileURLToPath(new URL('stats.R', import.meta.url))
  const run = spawnSync('Rscript', [script, file, String(n), String(repeats)], { encoding: 'utf8' })
  if (run.status !== 0) return undefined
  return new Map(
    run.stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([task = '', seconds, figure]) => [task, { seconds: Number(seconds), figure: Number(figure) }]),
  )
}

/** Two scores, an outcome that depends on both, a prediction somewhat too extreme, and follow-up with a third censored. */
function dataOf(n: number): Data {
  const random = seededRandom(20251222)
  const draw = (of: () => number) => Float64Array.from({ length: n }, of)
  const x = draw(() => random.uniform() + random.uniform() + random.uniform() - 1.5)
  const z = x.map((value) => value / 2 + random.uniform())
  const lp = x.map((value, i) => 2 * value + realAt(z, i) - 1)
  const hazards = lp.map((value) => Math.exp(value / 2))
  const ends = hazards.map((hazard) => -Math.log(1 - random.uniform()) / hazard)
  const censored = draw(() => 3 * random.uniform())
  return {
    x,
    z,
    y: Uint8Array.from(lp, (value) => (random.uniform() < expit(value) ? 1 : 0)),
    p: lp.map((value) => expit(1.2 * value + 0.1)),
    second: x.map(expit),
    time: ends.map((end, i) => Math.min(end, realAt(censored, i))),
    event: Uint8Array.from(ends, (end, i) => (end <= realAt(censored, i) ? 1 : 0)),
  }
}

function take<T>(result: Statistic<T>): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
