import { itemAt, realAt } from '../../src/stats/numeric/at.ts'
import type { FigureOrReason } from '../../src/validation/report/figure-or-reason.ts'
import type { ValidationReport } from '../../src/validation/report/validation-report.ts'
import type { ScoreTable } from '../../src/validation/score-table.ts'
import type { StudyTable } from '../../src/validation/study-table.ts'

const THRESHOLDS = [0.05, 0.1, 0.15, 0.2, 0.28, 0.35, 0.5, 0.7]

/** The figures of a validation report in the arrangement of expected.json. */
export function reportFigures(report: ValidationReport, table: StudyTable, scored: ScoreTable): object {
  const { discrimination, cutoffs, calibration, decision } = report
  const all = itemAt(discrimination.strata, 0)
  const byScore = (id: string) => value(all.scores.find(({ score }) => score === id)?.auc)
  const ofScore = (id: string) => {
    const { estimate, lower, upper } = byScore(id)
    return { auc: estimate, ci_delong: [lower, estimate, upper] }
  }
  const against = (id: string) => {
    const { statistic, p } = value(all.comparisons.find((line) => line.with === id)?.comparison)
    return { z: statistic, p }
  }
  const points = itemAt(cutoffs.strata, 0)
  const at = value(points.atCutoff)
  const best = itemAt(value(points.youden), 0)
  const agreement = itemAt(calibration.strata, 0)
  const curve = value(itemAt(decision.strata, 0).curve)
  return {
    n: report.participants.scoredWithOutcome,
    events: report.participants.events,
    first_rows: [0, 1, 2, 3, 4].map((i) => ({
      id: itemAt(table.ids, i),
      tipm: realAt(scored.scores.model, i),
      p: realAt(scored.probability, i),
      albi: realAt(scored.scores.albi, i),
    })),
    auc: {
      tipm: { ...ofScore('model'), var: byScore('model').variance },
      albi: ofScore('albi'),
      afp: ofScore('afp'),
      tipm_vs_albi: against('albi'),
      tipm_vs_afp: against('afp'),
    },
    cutoff_160: {
      threshold: cutoffs.cutoff,
      ...at.counts,
      sensitivity: value(at.sensitivity).estimate,
      specificity: value(at.specificity).estimate,
      ppv: value(at.ppv).estimate,
      npv: value(at.npv).estimate,
      accuracy: value(at.accuracy).estimate,
    },
    youden: { threshold: best.threshold, sensitivity: best.sensitivity, specificity: best.specificity },
    calibration: calibrationFigures(agreement),
    decision_curve: THRESHOLDS.map((threshold) => {
      const point = curve.find((candidate) => candidate.threshold === threshold)
      return { threshold, model: point?.model, all: point?.all }
    }),
    logistic: logisticFigures(report),
    survival: survivalFigures(report),
    tests: testFigures(report),
  }
}

function calibrationFigures(agreement: ValidationReport['calibration']['strata'][number]): object {
  const test = value(agreement.hosmerLemeshow)
  const figures = value(agreement.valProb)
  const joint = value(agreement.joint)
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
    calibration_in_the_large: value(agreement.inTheLarge).estimate,
    joint_intercept: joint.intercept.estimate,
    slope: joint.slope.estimate,
    slope_se: joint.slope.se,
    brier: value(agreement.brier).score.estimate,
    oe: value(agreement.observedExpected).estimate,
  }
}

function logisticFigures({ development }: ValidationReport): object {
  const { terms, aic, deviance } = value(development.refit)
  return {
    names: ['(Intercept)', 'nlr_hi', 'dt_nonneg', 'alb', 'diameter'],
    beta: terms.map(({ estimate }) => estimate),
    se: terms.map(({ se }) => se),
    z: terms.map(({ z }) => z),
    p: terms.map(({ p }) => p),
    ci_profile_low: terms.map(({ profile }) => profile?.lower),
    ci_profile_high: terms.map(({ profile }) => profile?.upper),
    aic,
    deviance,
  }
}

function survivalFigures({ survival }: ValidationReport): object {
  const all = itemAt(survival.strata, 0)
  const curves = [value(all.low), value(all.high)]
  const test = value(all.logRank)
  const ratio = value(all.hazardRatio)
  return {
    n: curves.map(({ n }) => n),
    events: curves.map(({ events }) => events),
    median: curves.map(({ median }) => median.median),
    median_low: curves.map(({ median }) => median.lower),
    median_high: curves.map(({ median }) => median.upper),
    logrank_chi2: test.chi2,
    logrank_p: test.p,
    hr: ratio.estimate,
    hr_low: ratio.lower,
    hr_high: ratio.upper,
    cox_beta: ratio.beta,
    cox_se: ratio.se,
    concordance: value(all.concordance.byClass).estimate,
    zph_p: value(all.proportionalHazards).p,
    interaction_p: value(survival.subgroups.find(({ name }) => name === 'hbv')?.interaction).p,
  }
}

function testFigures({ tableOne }: ValidationReport): object {
  const { quantities, categories } = tableOne.byOutcome
  const tests = (variable: string) => {
    const row = quantities.find((candidate) => candidate.variable === variable)
    if (row?.tests === undefined || row.tests === null) throw new Error(`no tests of ${variable}`)
    return row.tests
  }
  const deltaT = categories.find(({ variable }) => variable === 'deltaT')
  return {
    t_alb_welch_p: value(tests('albumin').welch).p,
    t_alb_equal_var_p: value(tests('albumin').pooled).p,
    mannwhitney_afp_p: value(tests('afp').mannWhitney).p,
    chisq_dt_p: value(deltaT?.chiSquare).p,
    chisq_dt_yates_p: value(deltaT?.yates).p,
  }
}

/** A figure that must be there. */
function value<T>(reported: FigureOrReason<T> | null | undefined): T {
  if (reported === undefined || reported === null) throw new Error('a figure is missing')
  if (!reported.ok) throw new Error(reported.code)
  return reported.value
}
