import { brierScore } from '../../src/stats/calibration/brier.ts'
import { hosmerLemeshow } from '../../src/stats/calibration/hosmer-lemeshow.ts'
import { logOddsOf } from '../../src/stats/calibration/log-odds-of.ts'
import { observedExpected } from '../../src/stats/calibration/observed-expected.ts'
import { inTheLarge, logisticRecalibration } from '../../src/stats/calibration/recalibration.ts'
import { valProb } from '../../src/stats/calibration/val-prob.ts'
import { countOnes } from '../../src/stats/checks.ts'
import { decisionCurve } from '../../src/stats/decision/net-benefit.ts'
import { chiSquareTest } from '../../src/stats/groups/chi-square-test.ts'
import { mannWhitney } from '../../src/stats/groups/mann-whitney.ts'
import { pooledTest, welchTest } from '../../src/stats/groups/t-test.ts'
import { ratioInterval } from '../../src/stats/interval.ts'
import { itemAt, realAt } from '../../src/stats/numeric/at.ts'
import { coefficients } from '../../src/stats/regression/coefficients.ts'
import { fitLogistic } from '../../src/stats/regression/logistic.ts'
import { profileIntervals } from '../../src/stats/regression/profile-interval.ts'
import { auc } from '../../src/stats/roc/auc.ts'
import { compareAucsPaired } from '../../src/stats/roc/compare.ts'
import { confusionAt } from '../../src/stats/roc/confusion.ts'
import { rocCurve } from '../../src/stats/roc/curve.ts'
import { operatingPoint } from '../../src/stats/roc/operating-point.ts'
import { youden } from '../../src/stats/roc/youden.ts'
import { concordance } from '../../src/stats/survival/concordance.ts'
import { fitCox } from '../../src/stats/survival/cox.ts'
import { interactionTest } from '../../src/stats/survival/interaction.ts'
import { kaplanMeier } from '../../src/stats/survival/kaplan-meier.ts'
import { logRank } from '../../src/stats/survival/log-rank.ts'
import { proportionalHazardsTest } from '../../src/stats/survival/proportional-hazards.ts'
import type { Cohort } from './cohort.ts'
import { take } from './take.ts'

const CUT_OFF = 160
const THRESHOLDS = [0.05, 0.1, 0.15, 0.2, 0.28, 0.35, 0.5, 0.7]

/** Every figure of make-reference.R, computed here, in the same arrangement as expected.json. */
export function figuresOf(cohort: Cohort): object {
  return {
    n: cohort.outcome.length,
    events: countOnes(cohort.outcome),
    first_rows: [0, 1, 2, 3, 4].map((i) => ({
      id: itemAt(cohort.ids, i),
      tipm: realAt(cohort.points, i),
      p: realAt(cohort.probability, i),
      albi: realAt(cohort.albi, i),
    })),
    auc: discrimination(cohort),
    ...cutOffs(cohort),
    calibration: calibration(cohort),
    decision_curve: take(decisionCurve(cohort.probability, cohort.outcome, THRESHOLDS)).map(
      ({ threshold, model, all }) => ({ threshold, model, all }),
    ),
    logistic: logistic(cohort),
    survival: survival(cohort),
    tests: tests(cohort),
  }
}

function discrimination({ points, albi, afp, outcome }: Cohort): object {
  const of = (scores: Float64Array) => {
    const { estimate, lower, upper } = take(auc(scores, outcome))
    return { auc: estimate, ci_delong: [lower, estimate, upper] }
  }
  const against = (scores: Float64Array) => {
    const { statistic, p } = take(compareAucsPaired(points, scores, outcome))
    return { z: statistic, p }
  }
  return {
    tipm: { ...of(points), var: take(auc(points, outcome)).variance },
    albi: of(albi),
    afp: of(afp),
    tipm_vs_albi: against(albi),
    tipm_vs_afp: against(afp),
  }
}

function cutOffs({ points, outcome }: Cohort): object {
  const at = operatingPoint(take(confusionAt(points, outcome, CUT_OFF)))
  const best = itemAt(youden(take(rocCurve(points, outcome))), 0)
  const { tp, fp, tn, fn } = at.counts
  return {
    cutoff_160: {
      threshold: CUT_OFF,
      ...{ tp, fp, tn, fn },
      sensitivity: take(at.sensitivity).estimate,
      specificity: take(at.specificity).estimate,
      ppv: take(at.ppv).estimate,
      npv: take(at.npv).estimate,
      accuracy: take(at.accuracy).estimate,
    },
    youden: { threshold: best.threshold, sensitivity: best.sensitivity, specificity: best.specificity },
  }
}

function calibration({ probability, outcome }: Cohort): object {
  const test = take(hosmerLemeshow(probability, outcome))
  const joint = take(logisticRecalibration(take(logOddsOf(probability)), outcome))
  const figures = take(valProb(probability, outcome))
  return {
    hosmer_lemeshow: {
      groups: test.groups.length,
      chi2: test.chi2,
      df_development: test.development?.df,
      p_development: test.development?.p,
      df_external: test.external.df,
      p_external: test.external.p,
      table: test.groups.map(({ n, observed, expected }) => ({ n, observed, expected })),
    },
    val_prob: {
      Dxy: figures.dxy,
      'C (ROC)': figures.c,
      R2: figures.r2,
      D: figures.d,
      'D:Chi-sq': figures.dChi2,
      'D:p': null,
      U: figures.u,
      'U:Chi-sq': figures.uChi2,
      'U:p': figures.uP,
      Q: figures.q,
      Brier: figures.brier,
      Intercept: figures.intercept,
      Slope: figures.slope,
      Emax: figures.emax,
      E90: figures.e90,
      Eavg: figures.eavg,
      'S:z': figures.spiegelhalterZ,
      'S:p': figures.spiegelhalterP,
    },
    calibration_in_the_large: take(inTheLarge(take(logOddsOf(probability)), outcome)).estimate,
    joint_intercept: joint.intercept.estimate,
    slope: joint.slope.estimate,
    slope_se: joint.slope.se,
    brier: take(brierScore(probability, outcome)).score.estimate,
    oe: take(observedExpected(probability, outcome)).estimate,
  }
}

function logistic({ nlrHigh, deltaTNonnegative, albumin, diameter, outcome }: Cohort): object {
  const data = { columns: [nlrHigh, deltaTNonnegative, albumin, diameter], outcome }
  const fit = take(fitLogistic(data))
  const rows = coefficients(fit)
  const profile = take(profileIntervals(data))
  return {
    names: ['(Intercept)', 'nlr_hi', 'dt_nonneg', 'alb', 'diameter'],
    beta: rows.map(({ estimate }) => estimate),
    se: rows.map(({ se }) => se),
    z: rows.map(({ z }) => z),
    p: rows.map(({ p }) => p),
    ci_profile_low: profile.map(({ lower }) => lower),
    ci_profile_high: profile.map(({ upper }) => upper),
    aic: fit.aic,
    deviance: fit.deviance,
  }
}

function survival({ points, time, event, hbv }: Cohort): object {
  const high = Float64Array.from(points, (value) => (value >= CUT_OFF ? 1 : 0))
  const followUp = { time, event }
  const curves = [0, 1].map((group) => {
    const member = (_: number, i: number) => high[i] === group
    return take(kaplanMeier({ time: time.filter(member), event: event.filter(member) }))
  })
  const test = take(logRank(followUp, Uint8Array.from(high)))
  const fit = take(fitCox(followUp, [high]))
  const [beta, se] = [realAt(fit.beta, 0), realAt(fit.se, 0)]
  const ratio = ratioInterval(beta, se)
  const risk = high.map((value) => value * beta)
  return {
    n: curves.map(({ n }) => n),
    events: curves.map(({ events }) => events),
    median: curves.map(({ median }) => median.median ?? null),
    median_low: curves.map(({ median }) => median.lower ?? null),
    median_high: curves.map(({ median }) => median.upper ?? null),
    logrank_chi2: test.chi2,
    logrank_p: test.p,
    hr: ratio.estimate,
    hr_low: ratio.lower,
    hr_high: ratio.upper,
    cox_beta: beta,
    cox_se: se,
    concordance: take(concordance(risk, followUp)).estimate,
    zph_p: take(proportionalHazardsTest(followUp, [high])).p,
    interaction_p: take(interactionTest(followUp, high, hbv)).p,
  }
}

function tests({ albumin, afp, deltaTNonnegative, outcome }: Cohort): object {
  const split = (values: Float64Array) =>
    [values.filter((_, i) => outcome[i] === 0), values.filter((_, i) => outcome[i] === 1)] as const
  const table = [0, 1].map((row) =>
    [0, 1].map(
      (column) => deltaTNonnegative.filter((value, i) => value === row && outcome[i] === column).length,
    ),
  )
  return {
    t_alb_welch_p: take(welchTest(...split(albumin))).p,
    t_alb_equal_var_p: take(pooledTest(...split(albumin))).p,
    mannwhitney_afp_p: take(mannWhitney(...split(afp))).p,
    chisq_dt_p: take(chiSquareTest(table)).p,
    chisq_dt_yates_p: take(chiSquareTest(table, { yates: true })).p,
  }
}
