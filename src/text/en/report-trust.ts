import type { Measure } from '../../validation/report/performance.ts'
import type { Update } from '../../validation/report/updating.ts'
import type { RivalId } from '../../validation/rival-scores.ts'

/** What decides whether a model may be used here: missing inputs, censoring, precision, subgroups, centres, rivals, updating, drift. */
export const trust = {
  measures: {
    auc: 'AUC',
    observedExpected: 'O/E',
    inTheLarge: 'Intercept, slope 1',
    slope: 'Slope',
    netBenefit: 'Net benefit at the cut-off',
  } satisfies Record<Measure, string>,

  /** Under every table of these measures. */
  measuresNote:
    'Intervals: AUC on the logit, O/E on the log, sensitivity by Wilson, the others plain; those of the sections above, by other methods, differ a little.',
  few: (sets: string) =>
    `Fewer than 10 patients with or without the outcome, too few to be read one by one: ${sets}.`,

  precision: {
    title: 'Patients needed for intervals of the usual width',
    measures: {
      observedExpected: 'O/E',
      slope: 'Calibration slope',
      auc: 'AUC',
      netBenefit: 'Net benefit, as a share of the prevalence',
    },
    width: 'Width of the 95% interval here',
    target: 'Width asked for',
    needed: 'Patients needed',
    more: 'Still to be collected',
    note: 'By the criteria of Riley (Stat Med 2021, BMJ 2024), if further patients are like these: the same share with the outcome, AUC and spread of predictions, a slope and O/E of 1.',
  },

  rivals: {
    caption: 'The simpler scores: rule and source',
    rule: 'Rule',
    source: 'Source',
    of: {
      malbi: [
        'Grades 1, 2a, 2b, 3; ALBI cut at −2.60, −2.27, −1.39',
        'Hiraoka, Liver Cancer 2017;6:325. Of its cuts −2.27 could not be checked in the paper itself.',
      ],
      ezAlbi: ['Bilirubin (mg/dL) − 9 × albumin (g/dL)', 'Kariyama, Liver Cancer 2020 (PMC7768152)'],
      crafity: [
        'AFP ≥ 100 ng/mL, CRP ≥ 1 mg/dL: a point each',
        'Scheiner, J Hepatol 2022; with lenvatinib and anti-PD-1: WJG 2025;31(7):101672',
      ],
      grim: [
        'Albumin < 3.5 g/dL, LDH ≥ 245 U/L, NLR ≥ 4.8, AST/ALT ≥ 1.44, bilirubin ≥ 1.3 mg/dL: a point each',
        'PMC9972107',
      ],
      stiffness: ['kPa before therapy (cut in the paper: 19.53)', 'Yuan, Front Immunol 2022;13:868809'],
      stiffnessAlbi: [
        'Stiffness ≥ 19.53 kPa, ALBI grade 2 or 3: counted. The paper’s nomogram has the same two factors; its points could not be found and are not used.',
        'Yuan, Front Immunol 2022;13:868809',
      ],
    } satisfies Record<RivalId, readonly [rule: string, source: string]>,
  },

  subgroups: {
    age: 'Age',
    albi: 'ALBI grade',
    unknown: 'not known',
    tooMany: (columns: string) =>
      `Not broken down here or in survival, for the number of their labels: ${columns}. Named as the cohorts or as a subgroup, they are.`,
    sensitivity: 'Sensitivity at the cut-off (95% CI)',
  },

  centres: {
    one: 'The data name one centre only (no cohort column with several labels).',
    centre: 'Centre',
    asIs: 'Each centre, the model as it is',
    pooled: 'All centres pooled (random effects)',
    mean: 'Mean (95% CI)',
    prediction: 'A further centre (95% prediction interval)',
    tau2: 'τ²',
    i2: 'I²',
    leftOut: (measure: string, centres: string) =>
      `${measure} is pooled without ${centres}: it cannot be computed there.`,
    pooledNote:
      'Restricted maximum likelihood, intervals by Hartung and Knapp, never narrower than the usual ones; AUC pooled on the logit, O/E on the log. τ² is on that scale.',
    updated: 'Each centre, the model updated on all others',
    updatedNote:
      'Internal-external validation: intercept and slope are estimated without the centre on which they are tested.',
  },

  drift: {
    noPeriods:
      'The data do not say in which periods therapy began (no column of start dates, or one period only).',
    period: 'Therapy begun',
    outside: 'Outside of the limits',
    undated: (patients: string) => `Patients in no period, for want of a date that can be read: ${patients}.`,
    limits: 'Control limits: the figure of all patients ± 3 standard errors of the period’s own',
    note: 'A figure outside of its limits asks what has changed: the patients, the laboratory, the treatment or the recording. With five figures a period, one period in 75 or so has one outside by chance.',
  },

  updating: {
    steps: 'A refit of all coefficients against each simpler way',
    against: 'Against',
    simpler: {
      none: 'the model as it is',
      intercept: 'an updated intercept',
      'intercept-and-slope': 'an updated intercept and slope',
    },
    choices: {
      none: 'These patients give no reason to change the model.',
      intercept: 'These patients ask for another intercept (tipm recalibrate --method intercept).',
      'intercept-and-slope':
        'These patients ask for another intercept and slope (tipm recalibrate --method intercept-and-slope).',
      refit: 'These patients ask for other coefficients (tipm recalibrate --method refit).',
    } satisfies Record<Update, string>,
    rests: (patients: string, events: string) =>
      `It rests on ${patients} patients, ${events} with progression.`,
    note: 'Closed testing (Vergouwe, Stat Med 2017) at 5%: few patients give little reason to change anything, and no reason is no proof that the model fits.',
  },

  horizon: {
    noTimes:
      'The data do not say when patients progressed or were last assessed (days to the outcome), so nobody’s follow-up can be told from its end.',
    ends: (day: string, patients: string, progressed: string, died: string, lost: string) =>
      `By day ${day}: of ${patients} patients ${progressed} progressed, ${died} died without a recorded progression, ${lost} were lost.`,
    progression: 'With progression (Aalen–Johansen)',
    death: 'Died without progression (Aalen–Johansen)',
    ifNobodyDied: 'With progression, were nobody to die (1 − Kaplan–Meier)',
    meanPredicted: 'Mean predicted risk',
    observedExpected: 'Aalen–Johansen over mean predicted',
    auc: 'AUC at the horizon (IPCW)',
    brier: 'Brier score at the horizon (IPCW)',
    fifths: 'Calibration at the horizon, by fifths of predicted risk',
    fifth: 'Fifth',
  },

  missingInputs: {
    lacking: 'Without the input, by what became of the patient',
    unknown: 'Outcome unknown',
    figures: 'Complete cases beside what is filled in',
    complete: 'Complete cases',
    imputed: 'Missing inputs filled in (multiple imputation)',
    landmark: (day: string) => `Those who reached day ${day} alive and without progression`,
    how: (sets: string, rounds: string, seed: string, from: string) =>
      `Filled in by chained equations: ${sets} sets of ${rounds} rounds, seed ${seed}; quantities by predictive mean matching, dT by logistic regression, each on ${from}; pooled by Rubin’s rules. It holds if, given these, what is missing does not depend on its own value.`,
    inputs: ['the other inputs', 'the outcome'] as readonly string[],
    missingInformation: (list: string) => `Share of the information that is missing: ${list}.`,
    landmarkNote: (excluded: string, day: string) =>
      `dT is known only of those who reached week 6, so the model speaks about them: ${excluded} patients who died or progressed by day ${day} are left out of that line. What it says of a patient holds from week 6 on, not from the start of therapy.`,
  },
}
