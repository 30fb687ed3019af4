import { checklist } from './report-checklist.ts'
import { reportFigures } from './report-figures.ts'
import { reasons } from './report-reasons.ts'
import { anyModel } from './report-scored.ts'
import { trust } from './report-trust.ts'

/** The validation report. Figures arrive already formatted. */
export const report = {
  title: 'Validation report',
  ofScores: 'Scores that came with the data',
  synthetic: 'Synthetic: drawn by a program, no patients. No evidence for or against the model.',
  investigational: 'Investigational: validate locally before use.',
  noPatients: 'Counts and summary figures only: no patient can be found in this report.',
  contents: 'Contents',
  all: 'All patients',
  none: 'none',
  patients: 'Patients',
  events: 'With progression',
  oddsRatio: 'Odds ratio (95% CI)',
  z: 'z',
  measure: 'Measure',
  missing: 'Missing',
  variable: 'Variable',
  cutoff: 'Cut-off',
  model: 'Model',
  set: 'Patients',
  interval: (lower: string, upper: string) => `${lower} to ${upper}`,
  withInterval: (estimate: string, lower: string, upper: string) => `${estimate} (${lower} to ${upper})`,
  withoutInterval: (estimate: string) => `${estimate} (no interval can be formed)`,
  aside: (text: string, aside: string) => `${text} (${aside})`,
  counted: (count: string, total: string) => `${count} of ${total}`,
  level: '95% CI',
  p: (p: string) => `p = ${p}`,
  pBelow: (p: string) => `p < ${p}`,
  pValue: 'p',
  showTable: 'The figures as a table',

  glance: {
    intervals: 'In parentheses: 95% confidence intervals.',
    heading: 'At a glance',
    main: 'Patients with score and outcome',
    mainText: (patients: string, events: string) => `${patients}, ${events} with progression`,
    atCutoff: (cutoff: string) => `At ${cutoff}`,
    atCutoffText: (sensitivity: string, specificity: string) =>
      `sensitivity ${sensitivity}, specificity ${specificity}`,
    oe: 'Events over expected (O/E)',
    hazardRatio: 'Hazard ratio of death, high against low',
  },

  header: {
    heading: 'What this report rests on',
    software: 'Software',
    computed: 'Computed on',
    modelHash: 'Model file, SHA-256',
    status: 'Status of the model',
    horizon: 'Outcome and period',
    horizonText: (weeks: string) =>
      `progressive disease by mRECIST within ${weeks} weeks of the start of therapy`,
    data: 'Data',
    dataHash: 'Data, SHA-256',
    seed: 'Seed',
    replicates: 'Bootstrap samples',
    points: (points: string) => `${points} points or more`,
    cohort: 'Cohorts by column',
    subgroups: 'Subgroups by column',
    kinds: {
      csv: 'CSV file',
      ndjson: 'FHIR, NDJSON',
      bundle: 'FHIR Bundle',
      example: 'Example cohort (synthetic)',
    },
    statuses: {
      reconstructed: 'reconstructed from the publication; no intercept is published',
      published: 'as published, by the model file’s own statement',
      recalibrated: 'recalibrated by a site',
    },
  },

  sections: {
    participants: {
      title: 'Participants',
      note: 'Each analysis uses the patients who have every value it needs; values are filled in only under “Missing inputs”, beside the complete cases.',
    },
    sampleSize: {
      title: 'Sample size',
      note: 'What so many patients can show, and how wide the intervals must be expected to be.',
    },
    tableOne: {
      title: 'Baseline',
      note: 'Mean ± SD and median (quartiles), or number and share. Differences are first group minus second.',
    },
    distribution: {
      title: 'Scores by outcome',
      note: 'How the points of patients with and without progression lie to each other.',
    },
    discrimination: {
      title: 'Discrimination',
      note: 'AUC with DeLong interval; 0.5 is chance, 1 perfect separation. The direction is fixed: more points mean higher risk.',
    },
    cutoffs: {
      title: 'Cut-offs',
      note: 'Positive is a score at or above the cut-off. The local cut-off is chosen on these very patients, so it looks better than it would elsewhere.',
    },
    calibration: {
      title: 'Calibration',
      note: 'Whether predicted risks agree with what happened. Right would be: O/E 1, intercept 0, slope 1.',
    },
    decision: {
      title: 'Decision curve',
      note: 'Net benefit per patient of acting on the model, against acting on everybody or nobody, over the risk from which one would act.',
    },
    missingInputs: {
      title: 'Missing inputs',
      note: 'Who lacks which input, and whether leaving them out changes the figures.',
    },
    horizon: {
      title: 'Censoring and death before the horizon',
      note: 'The outcome at the horizon where patients were lost or died before it; the main analysis takes recorded outcomes alone.',
    },
    subgroupPerformance: {
      title: 'Whom it serves: figures by subgroup',
      note: 'Small subgroups have wide intervals; that figures differ by chance is to be expected, so no test is made of them.',
    },
    centres: {
      title: 'Several centres',
      note: 'How far the figures differ from centre to centre, and what another centre may expect.',
    },
    drift: {
      title: 'Over time',
      note: 'The same figures by the time at which therapy began.',
    },
    updating: {
      title: 'How much to update',
      note: 'Which of intercept, slope and coefficients these patients ask to be changed.',
    },
    survival: {
      title: 'Survival',
      note: 'Days from the index date to death or end of follow-up, patients at or above the cut-off against those below.',
    },
    development: {
      title: 'The model fitted anew',
      note: 'The steps by which such a model is made, repeated on these patients. They describe the data; they change no model.',
    },
    checklist: {
      title: 'TRIPOD+AI: what this report covers',
      note: 'The 27 items of the reporting guideline (Collins, BMJ 2024) in short words. What is yours to write, only you can know.',
    },
  },

  participants: {
    flow: 'Flow',
    found: 'Rows found',
    excluded: (reason: string) => `left out: ${reason}`,
    analysed: 'Analysed',
    withOutcome: 'with outcome',
    scored: 'with every input of the score',
    scoredWithOutcome: 'with score and outcome (main analysis)',
    withFollowUp: 'with follow-up',
    scoredWithFollowUp: 'with score and follow-up',
    bounded: (rows: string, high: string, low: string, undecided: string) =>
      `${rows} patients have an unknown input and are part of no figure. Of these, whatever the unknown is, ${high} would be at or above the cut-off and ${low} below; ${undecided} are open.`,
    nothingKnown: (rows: string) => `Of ${rows} patients no input is known.`,
    missing: 'Missing values',
    farOut: (variable: string, value: string, count: string) =>
      `${variable}: ${value} (in ${count} patients) lies far from all other values and often stands for “no value”. It counts as a value here.`,
    lostLabels: (name: string, codes: string) => `${name}: cells read as “no value”: ${codes}.`,
    rounded: (list: string) =>
      `Rounded as at the bedside, to the step named: ${list}. Every other number is taken as it is.`,
    notInData: (names: string) => `Not in the data: ${names}.`,
    unusable: 'Cells that hold something and could not be used',
    reason: 'Reason',
    count: 'Number',
    cohort: 'Cohort',
    cohorts: 'Cohorts',
  },

  sampleSize: {
    nonEvents: 'Without progression',
    widthOe: 'Expected width of the interval of O/E',
    widthAuc: 'of the AUC',
    enough: 'No warning.',
  },

  tableOne: {
    byOutcome: 'By outcome',
    byCohort: 'By cohort',
    tie: 'Without progression (TIE)',
    tin: 'With progression (TIN)',
    group: (name: string, patients: string) => `${name}, n = ${patients}`,
    meanSd: (mean: string, sd: string) => `${mean} ± ${sd}`,
    welch: 't (Welch) p',
    pooled: 't (pooled) p',
    mannWhitney: 'Mann–Whitney p',
    chiSquare: 'χ² p',
    yates: 'χ² (corrected) p',
    fisher: 'Fisher p',
    levelOf: (variable: string, level: string) => `${variable}: ${level}`,
  },

  discrimination: {
    auc: 'AUC (95% CI, DeLong)',
    bootstrap: '95% CI, stratified bootstrap',
    comparisons: 'The model against the others, same patients (paired DeLong)',
    against: 'Against',
    difference: 'Difference of AUC (95% CI)',
    cohorts: 'The model between cohorts (unpaired DeLong)',
    cohortPair: (first: string, second: string) => `${first} against ${second}`,
    pair: 'Cohorts',
    t: 't',
    df: 'df',
  },

  cutoffs: {
    inForce: (cutoff: string) => `${cutoff} (in force)`,
    local: (cutoff: string) => `${cutoff} (local Youden)`,
    counts: 'TP / FP / TN / FN',
    ppv: 'PPV',
    npv: 'NPV',
    accuracy: 'Accuracy',
    f1: 'F1',
    lrPlus: 'LR+',
    lrMinus: 'LR−',
    wilson: 'Intervals: Wilson; likelihood ratios on the log scale.',
  },

  calibration: {
    value: 'Value (95% CI)',
    observedExpected: 'O/E: events over expected',
    inTheLarge: 'Intercept, slope held at 1 (calibration-in-the-large)',
    intercept: 'Intercept, fitted with the slope',
    slope: 'Slope',
    scaledBrier: 'Scaled Brier score',
    ici: 'ICI (mean distance from the curve)',
    e50: 'E50',
    e90: 'E90',
    emax: 'Emax',
    spiegelhalter: 'Spiegelhalter z',
    hosmerLemeshow: 'Hosmer–Lemeshow χ²',
    hosmerLemeshowText: (
      chi2: string,
      groups: string,
      external: string,
      externalP: string,
      development: string,
      developmentP: string,
    ) =>
      `${chi2}, ${groups} groups; external data: df ${external}, ${externalP}; development data: df ${development}, ${developmentP}`,
    withP: (value: string, p: string) => `${value}, ${p}`,
    certain: (count: string) =>
      `${count} probabilities are exactly 0 or 1; figures on the log-odds cannot be had with them.`,
    groups: 'Groups of the Hosmer–Lemeshow test',
    range: 'Predicted risk',
    observed: 'Observed',
    expected: 'Expected',
    valProb: 'The set of rms::val.prob',
    valProbNote:
      'As rms prints it: its emax, e90 and eavg are distances from lowess, those above from loess; its c and dxy put probabilities into steps of 1/5000; r2 and d are of the predictions as they stand.',
  },

  decision: {
    threshold: 'Risk from which one would act',
    band: '95% CI, bootstrap',
    all: 'Everybody',
    against: 'Net benefit: the first probability minus the second, same patients',
    difference: 'Difference per patient (95% CI)',
    notAdvised:
      'Net reclassification (NRI) and integrated discrimination (IDI) are not computed: they can favour the worse model.',
    avoided: 'Interventions avoided per 100 patients',
    highRisk: 'Called high risk, of 1,000',
    rightly: 'of these with progression',
    atCutoff: (percent: string) => `The cut-off lies at a predicted risk of ${percent}.`,
  },

  survival: {
    high: 'At or above the cut-off',
    low: 'Below the cut-off',
    median: 'Median, days (95% CI)',
    notReached: 'not reached',
    logRank: 'Log-rank',
    logRankText: (chi2: string, df: string, p: string) => `χ² ${chi2}, df ${df}, ${p}`,
    hazardRatio: 'Hazard ratio, high against low (95% CI)',
    fromLandmark: 'The same, of those followed beyond week 6 (before it no class is known)',
    proportional: 'Proportional hazards',
    concordance: 'Harrell’s C by class',
    concordanceScore: 'Harrell’s C by points',
    subgroups: 'Subgroups',
    groups: 'Survival by group column, without regard to the score',
    groupRatio: 'Hazard ratio, second label against first (95% CI)',
    counts: (patients: string, deaths: string) => `${patients} patients, ${deaths} deaths`,
    medians: (high: string, low: string) => `${high} / ${low}`,
    medianHighLow: 'Median, days: high / low',
  },

  development: {
    refit: 'The four predictors fitted anew (no shrinkage)',
    term: 'Term',
    beta: 'Coefficient (95% CI, Wald)',
    profile: '95% CI, profile likelihood',
    univariable: 'Each covariate alone',
    backward: 'Backward selection',
    byAic: 'by AIC',
    byP: (alpha: string) => `by p, leaving from ${alpha}`,
    rule: 'Rule',
    kept: 'Kept',
    removed: 'Left out, in order',
    aic: 'AIC',
    fitted: (patients: string, events: string, aic: string, deviance: string) =>
      `${patients} patients, ${events} with progression; AIC ${aic}, deviance ${deviance}.`,
    optimism: 'Optimism of the refit, by bootstrap',
    apparent: 'Apparent',
    optimismOf: 'Optimism',
    corrected: 'Corrected',
    measures: {
      auc: 'AUC',
      brier: 'Brier score',
      slope: 'Calibration slope',
      intercept: 'Intercept, slope held at 1',
    },
    replicates: (done: string, failed: string) =>
      `${done} samples; ${failed} could not be fitted and are left out.`,
    importance: 'Random-forest importance',
    importanceText: (trees: string, accuracy: string) =>
      `${trees} trees; ${accuracy} rightly classified by trees that had not seen the patient. At or below 0 a covariate adds nothing.`,
  },

  recalibration: {
    title: 'Recalibration: a proposal',
    note: 'It changes nothing until a site file names the new model file. After: each patient predicted by a fit that had not seen that patient (tenfold cross-validation).',
    figures: 'Calibration before and after',
    before: 'Before',
    after: 'After',
    facts: 'What was done',
    method: 'Method',
    methods: {
      intercept: 'Intercept only, slope held at 1',
      'intercept-and-slope': 'Intercept and slope',
      refit: 'All four coefficients fitted anew, shrunken',
    },
    slope: 'Slope',
    shrinkage: 'Shrinkage',
    from: 'From version',
    to: 'To version',
    cutoffText: (points: string, method: string) => `${points} points (${method})`,
    corrected: 'Performance of the recalibrated model, by bootstrap',
    reversed: (names: string) => `Direction opposite to the model’s: ${names}. Look at the data first.`,
  },

  ...reasons,
  figures: reportFigures,
  anyModel,
  trust,
  checklist,
}
