import { calibrationCurve } from '../../stats/calibration/calibration-curve.ts'
import { hosmerLemeshow } from '../../stats/calibration/hosmer-lemeshow.ts'
import { netBenefitBand } from '../../stats/decision/bootstrap-band.ts'
import { clinicalImpact } from '../../stats/decision/clinical-impact.ts'
import { decisionCurve } from '../../stats/decision/net-benefit.ts'
import { seededRandom } from '../../stats/numeric/random.ts'
import { proportion } from '../../stats/proportion.ts'
import { rocCurve } from '../../stats/roc/curve.ts'
import type { Statistic } from '../../stats/statistic.ts'
import type { FollowUp } from '../../stats/survival/follow-up.ts'
import { kaplanMeier, numbersAtRisk, survivalAt } from '../../stats/survival/kaplan-meier.ts'
import type { CalibrationSeries } from '../calibration/calibration-data.ts'
import type { OutcomeHistogram } from '../plot/outcome-histogram.ts'
import type { RocCurveData } from '../roc/roc-data.ts'
import type { SurvivalGroup } from '../survival/survival-data.ts'

// Curves of a made-up cohort, the same on every run, for tests and the gallery.
export interface Sample {
  readonly scores: Float64Array
  readonly probabilities: Float64Array
  readonly outcome: Uint8Array
  readonly days: Float64Array
  readonly died: Uint8Array
}

/** A cohort of n whose score tells the outcome the better the larger `effect` is. */
export function sample(n: number, effect: number, seed: number): Sample {
  const random = seededRandom(seed)
  const draw = () => (random.below(1_000_000) + 0.5) / 1_000_000
  const normal = () => Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw())
  const outcome = Uint8Array.from({ length: n }, () => (draw() < 0.28 ? 1 : 0))
  const raw = Float64Array.from(outcome, (y) => normal() + effect * y)
  const days = Float64Array.from(raw, (score) => Math.ceil(-Math.log(draw()) * 320 * Math.exp(-0.5 * score)))
  return {
    scores: raw.map((score) => Math.round(Math.min(296, Math.max(0, 110 + 45 * score)))),
    probabilities: raw.map((score) => 1 / (1 + Math.exp(-(effect * (score - effect / 2) * 1.4 - 0.6)))),
    outcome,
    days: days.map((day) => Math.min(185, day)),
    died: Uint8Array.from(days, (day) => (day < 185 && draw() < 0.85 ? 1 : 0)),
  }
}

export const COHORT = sample(327, 1.8, 7)

export function rocOf(name: string, { scores, outcome }: Sample, detail?: string): RocCurveData {
  const curve = computed(rocCurve(scores, outcome))
  const at = curve.thresholds.findIndex((threshold) => threshold > 159.5)
  const point = {
    falsePositiveRate: (curve.falsePositives[at] ?? 0) / curve.negatives,
    sensitivity: (curve.truePositives[at] ?? 0) / curve.positives,
  }
  return {
    name,
    ...(detail === undefined ? {} : { detail }),
    falsePositiveRate: Array.from(curve.falsePositives, (fp) => fp / curve.negatives),
    sensitivity: Array.from(curve.truePositives, (tp) => tp / curve.positives),
    points: [
      { ...point, name: '160', label: `${name}, 160 points: ${Math.round(100 * point.sensitivity)}%` },
    ],
  }
}

export function calibrationOf(name: string, { probabilities, outcome }: Sample): CalibrationSeries {
  const { points } = computed(calibrationCurve(probabilities, outcome))
  const { groups } = computed(hosmerLemeshow(probabilities, outcome))
  return {
    name,
    points,
    groups: groups.map(({ n, observed: events, expected }) => {
      const { estimate, lower, upper } = computed(proportion(events, n))
      return { n, events, predicted: expected / n, observed: estimate, lower, upper }
    }),
  }
}

export function histogramOf(
  values: Float64Array,
  outcome: Uint8Array,
  [from, to]: readonly [number, number],
  bins: number,
): OutcomeHistogram {
  const counts = (wanted: 0 | 1) =>
    Array.from({ length: bins }, (_, bin) =>
      values.reduce((sum, value, i) => {
        const own = Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins))
        return sum + (outcome[i] === wanted && own === bin ? 1 : 0)
      }, 0),
    )
  return { from, to, withOutcome: counts(1), without: counts(0) }
}

const THRESHOLDS = Array.from({ length: 81 }, (_, i) => i / 100)

export function decisionOf(name: string, { probabilities, outcome }: Sample) {
  return {
    name,
    curve: computed(decisionCurve(probabilities, outcome, THRESHOLDS)),
    band: computed(netBenefitBand(probabilities, outcome, THRESHOLDS, { replicates: 200, seed: 1 })),
  }
}

export function impactOf({ probabilities, outcome }: Sample) {
  return computed(clinicalImpact(probabilities, outcome, THRESHOLDS))
}

export function survivalOf({ scores, days, died }: Sample): readonly SurvivalGroup[] {
  const group = (name: string, tone: 'high' | 'low', keep: (score: number) => boolean): SurvivalGroup => {
    const of = (_: number, i: number) => keep(scores[i] ?? 0)
    const { events, ...curve } = curveOf({ time: days.filter(of), event: died.filter(of) })
    return { name, tone, curve, detail: `${events} deaths of ${curve.n} patients` }
  }
  return [
    group('High risk (160 points and more)', 'high', (score) => score >= 160),
    group('Low risk (under 160 points)', 'low', (score) => score < 160),
  ]
}

/** A curve with its table at every 30 days up to day 180. */
export function curveOf(followUp: FollowUp) {
  const curve = computed(kaplanMeier(followUp))
  const days = [0, 30, 60, 90, 120, 150, 180]
  const atRisk = numbersAtRisk(curve, days)
  const before = (counts: Int32Array, day: number) =>
    counts.reduce((sum, count, i) => ((curve.times[i] ?? 0) < day ? sum + count : sum), 0)
  const table = days.map((day, i) => ({
    ...{ day, atRisk: atRisk[i] ?? 0, survival: survivalAt(curve, day) },
    ...{ events: before(curve.eventsAt, day), censored: before(curve.censoredAt, day) },
  }))
  return { ...curve, table }
}

/** The value of a statistic that this cohort allows. */
function computed<T>(result: Statistic<T>): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
