import { calibrationCurve } from '../../src/stats/calibration/calibration-curve.ts'
import { hosmerLemeshow } from '../../src/stats/calibration/hosmer-lemeshow.ts'
import { netBenefitAt, netBenefitDifference } from '../../src/stats/decision/net-benefit.ts'
import { fisherTest } from '../../src/stats/groups/fisher-test.ts'
import { welchTest } from '../../src/stats/groups/t-test.ts'
import type { Estimate } from '../../src/stats/interval.ts'
import { type LoessOptions, loess } from '../../src/stats/loess/loess.ts'
import { lowess } from '../../src/stats/loess/lowess.ts'
import { bitAt, itemAt, realAt } from '../../src/stats/numeric/at.ts'
import { ascendingOrder } from '../../src/stats/numeric/order.ts'
import { quantile } from '../../src/stats/numeric/quantile.ts'
import { proportion } from '../../src/stats/proportion.ts'
import { backwardSelection } from '../../src/stats/regression/backward.ts'
import { coefficients } from '../../src/stats/regression/coefficients.ts'
import { linearPredictors } from '../../src/stats/regression/predict.ts'
import { compareAucsUnpaired } from '../../src/stats/roc/compare.ts'
import { concordance } from '../../src/stats/survival/concordance.ts'
import { fitCox } from '../../src/stats/survival/cox.ts'
import { kaplanMeier, numbersAtRisk, survivalAt } from '../../src/stats/survival/kaplan-meier.ts'
import { logRank } from '../../src/stats/survival/log-rank.ts'
import { proportionalHazardsTest } from '../../src/stats/survival/proportional-hazards.ts'
import type { Cohort } from './cohort.ts'
import { take } from './take.ts'

const PREDICTED = [0.001, 0.01, 0.05, 0.2, 0.28, 0.5, 0.8, 0.95]
const WEEKS = [5, 10, 15, 20]

/** Every figure of make-more-reference.R, computed here, in the same arrangement as expected-more.json. */
export function moreFiguresOf(cohort: Cohort): object {
  const { albumin, afp, outcome } = cohort
  const without = albumin.filter((_, i) => outcome[i] === 0)
  const { t, df, difference } = take(
    welchTest(
      without,
      albumin.filter((_, i) => outcome[i] === 1),
    ),
  )
  const wilson = take(proportion(72, 88))
  return {
    loess: smooth(cohort),
    lowess_ties: lowessAt(cohort.diameter, outcome, [5, 7, 9, 11]),
    unpaired: unpaired(cohort),
    ...fisher(cohort),
    welch: { t, df, low: difference.lower, high: difference.upper },
    wilson: [wilson.lower, wilson.upper],
    net_benefit: netBenefits(cohort),
    hl_ties: tiedGroups(cohort),
    ...survival(cohort),
    step: selection(cohort),
    quantiles: [0, 0.1, 0.333, 0.9, 1].map((p) => quantile(afp.slice().sort(), p)),
  }
}

function smooth({ probability, outcome, diameter, albumin }: Cohort): object {
  const { ici, e50, e90, emax } = take(calibrationCurve(probability, outcome))
  const y = Float64Array.from(outcome)
  const at = (x: Float64Array, places: readonly number[], options?: LoessOptions) => {
    const curve = take(loess(x, y, options))
    return places.map((place) => curve.at(place))
  }
  const points = at(probability, PREDICTED)
  return {
    ...{ ici, e50, e90, emax },
    at: PREDICTED,
    fit: points.map((point) => point?.value),
    se_exact: points.map((point) => point?.se),
    ties: at(diameter, [4, 6, 8, 9.5, 11]).map((point) => point?.value),
    line: at(albumin, [30, 35, 40, 45], { span: 0.5, degree: 1 }).map((point) => point?.value),
  }
}

function lowessAt(x: Float64Array, outcome: Uint8Array, places: readonly number[]): readonly number[] {
  const order = ascendingOrder(x)
  const sorted = Float64Array.from(order, (i) => realAt(x, i))
  const fitted = lowess(
    sorted,
    Float64Array.from(order, (i) => bitAt(outcome, i)),
  )
  return places.map((place) => realAt(fitted, sorted.indexOf(place)))
}

function unpaired({ points, outcome, cohorts }: Cohort): object {
  const of = (name: string) => {
    const member = (_: unknown, i: number) => cohorts[i] === name
    return { scores: points.filter(member), outcome: outcome.filter(member) }
  }
  const { statistic, df, p } = take(compareAucsUnpaired(of('training'), of('external')))
  return { statistic, df, p }
}

function netBenefits({ probability, outcome }: Cohort): object {
  const half = probability.map((p) => 1 / (1 + Math.exp(1 - Math.log(p / (1 - p)) / 2)))
  const row = ({ estimate, lower, upper }: Estimate) => [estimate, lower, upper]
  return {
    one: row(take(netBenefitAt(probability, outcome, 0.28))),
    difference: take(netBenefitDifference(probability, half, outcome, [0.1, 0.28, 0.5])).map(row),
  }
}

function tiedGroups({ probability, outcome }: Cohort): object {
  const lowest = quantile(probability.slice().sort(), 0.25)
  const tied = probability.map((p) => Math.max(p, lowest))
  const { groups, chi2, development } = take(hosmerLemeshow(tied, outcome))
  return { n: groups.map(({ n }) => n), chi2, p: development?.p }
}

function fisher({ deltaTNonnegative, outcome }: Cohort): object {
  const counts = [0, 0, 0, 0]
  for (let i = 4; i < 300; i += 5) {
    const cell = 2 * realAt(deltaTNonnegative, i) + (outcome[i] ?? 0)
    counts[cell] = itemAt(counts, cell) + 1
  }
  const [a = 0, b = 0, c = 0, d = 0] = counts
  return { fisher_p: take(fisherTest({ a, b, c, d })).p, fisher_table: counts }
}

function survival(cohort: Cohort): object {
  const { albumin, diameter, points, hbv, time, event, cohorts } = cohort
  const followUp = { time: time.map((days) => Math.ceil(days / 7)), event }
  const high = points.map((value) => (value >= 160 ? 1 : 0))
  const columns = [albumin, diameter, high, Float64Array.from(hbv)]
  const fit = take(fitCox(followUp, columns))
  const rows = coefficients(fit)
  const zph = take(proportionalHazardsTest(followUp, columns))
  const risk = linearPredictors(Float64Array.of(0, ...fit.beta), columns, time.length)
  const agreement = take(concordance(risk, followUp))
  const curve = take(kaplanMeier(followUp))
  const bound = (values: Float64Array, week: number) =>
    realAt(
      values,
      curve.times.findLastIndex((t) => t <= week),
    )
  const names = ['external', 'internal', 'training']
  const test = take(
    logRank(
      followUp,
      Uint8Array.from(cohorts, (name) => names.indexOf(name)),
    ),
  )
  return {
    cox: {
      beta: rows.map(({ estimate }) => estimate),
      se: rows.map(({ se }) => se),
      p: rows.map(({ p }) => p),
      loglik: [fit.nullLogLikelihood, fit.logLikelihood],
      zph_chi2: zph.chi2,
      zph_p: zph.p,
      concordance: agreement.estimate,
      concordance_se: agreement.se,
      counts: [agreement.concordant, agreement.discordant, agreement.tied],
    },
    km: {
      survival: WEEKS.map((week) => survivalAt(curve, week)),
      lower: WEEKS.map((week) => bound(curve.lower, week)),
      upper: WEEKS.map((week) => bound(curve.upper, week)),
      at_risk: numbersAtRisk(curve, WEEKS),
    },
    logrank3: { chi2: test.chi2, expected: test.groups.map(({ expected }) => expected) },
  }
}

function selection(cohort: Cohort): object {
  const names = ['nlr_hi', 'dt_nonneg', 'alb', 'diameter', 'hbv', 'bili', 'afp']
  const { nlrHigh, deltaTNonnegative, albumin, diameter, hbv, bilirubin, afp, outcome } = cohort
  const columns = [nlrHigh, deltaTNonnegative, albumin, diameter, Float64Array.from(hbv), bilirubin, afp]
  const { kept, fit } = take(backwardSelection({ columns, outcome }, { by: 'aic' }))
  return { kept: kept.map((j) => itemAt(names, j)), aic: fit.aic, beta: [...fit.beta] }
}
