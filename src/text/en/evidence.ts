/** The evidence page. Parameters arrive formatted. */
export const evidence = {
  title: 'Evidence and limits',
  lead: (name: string) => `${name}: what it rests on, how well it did, and what it cannot do.`,
  loading: 'Loading the model',
  contents: 'Contents',
  print: 'Print',

  sections: {
    brief: 'In brief',
    facts: 'Model facts',
    performance: 'Published performance',
    model: 'The model',
    reconstruction: 'What is reconstructed, and how',
    errata: 'Errors and inconsistencies of the article',
    card: 'Source and model card',
  },

  sources: { published: 'published', derived: 'derived', site: 'set by the site' },

  brief: {
    predicts: 'Predicts',
    outcome: (outcome: string, weeks: string) => `${outcome}, within ${weeks} weeks of the start of therapy`,
    therapy: 'Therapy',
    inputs: 'Inputs',
    result: 'Result',
    scale: (maximum: string, cutoff: string, method: string) =>
      `0 to ${maximum} points; high risk from ${cutoff} points (${method})`,
    role: 'Use',
    status: 'Status',
    regulator: 'Regulator',
    modelFile: 'Model file',
    hash: 'SHA-256',
    software: 'Software',
    version: (version: string) => `TIPM on FHIR ${version}, Apache-2.0`,
  },

  inputs: { nlr: 'NLR', deltaT: 'dT', albumin: 'Albumin', diameter: 'Diameter' },
  inputNames: {
    nlr: 'neutrophil-to-lymphocyte ratio (NLR)',
    deltaT: 'change of tumour stiffness after six weeks (dT)',
    albumin: 'albumin',
    diameter: 'largest tumour diameter',
  },

  facts: {
    lead: 'In the order of the 31 source attributes that 45 CFR 170.315(b)(11) names for predictive decision support (ONC HTI-1). Where the source is silent, that is said.',
  },

  performance: {
    lead: 'As the article reports it; shares are recomputed from its counts with 95% Wilson intervals. How often patients respond differs between hospitals, and predictive values with it.',
    cutoffCaption: (cutoff: string) => `At the published cut-off of ${cutoff} points`,
    cutoffCaptionElsewhere: (cutoff: string) =>
      `At the published cut-off. This site’s model file has another, ${cutoff} points: these figures are no guide to it`,
    measure: 'Measure',
    counted: 'Patients counted',
    ofPatients: (counted: string, patients: string) => `${counted} of ${patients}`,
    counts: 'True high, missed, true low, false high',
    sensitivity: 'Sensitivity',
    specificity: 'Specificity',
    ppv: 'Positive predictive value',
    npv: 'Negative predictive value',
    accuracy: 'Accuracy',
    f1: 'F1 score',
    lrPositive: 'Likelihood ratio, high',
    lrNegative: 'Likelihood ratio, low',
    pooledNote:
      'Pooled figures, negative predictive values and likelihood ratios are derived from the counts; the article prints none.',
    cohorts: { pooled: 'Pooled', training: 'Training', internal: 'Internal', external: 'External' },
    discriminationCaption: 'Discrimination and calibration, as printed',
    cohort: 'Cohort',
    score: 'Score',
    auc: 'AUC (95% CI)',
    hosmerLemeshow: 'Hosmer-Lemeshow p',
    brier: 'Brier score',
    scores: { tipm: 'TIPM', albi: 'ALBI', afp: 'AFP' },
    seeBrier: 'The Brier score of the training cohort is doubtful: see the errors.',
    partsCaption: 'Parts of TIPM, training cohort, derived from Table 2',
    part: 'Inputs',
    whole: 'All four',
    withoutDeltaT: 'Without dT',
    ultrasound: 'Ultrasound only (dT, diameter)',
    serological: 'Serology only (albumin, NLR)',
    survivalCaption: 'Median overall survival, days',
    group: 'Patients',
    high: 'High score',
    low: 'Low score',
    test: 'Log-rank p, or hazard ratio of death (95% CI)',
    hbv: (patients: string) => `With hepatitis B (${patients})`,
    nonHbv: (patients: string) => `Without hepatitis B (${patients})`,
    hazardRatio: (estimate: string) => `HR ${estimate}`,
    survivalNote: (days: string, interaction: string) =>
      `Follow-up up to ${days} days; p for interaction with hepatitis B status ${interaction}.`,
    response: (rates: string, kappas: string) =>
      `Response (complete, partial or stable disease): ${rates}. Agreement (kappa): ${kappas}.`,
    rate: (criteria: string, percent: string) => `${criteria} ${percent}%`,
    kappa: (pair: string, kappa: string) => `${pair} ${kappa}`,
  },

  model: {
    lead: (covariates: string) =>
      `Multivariable logistic regression of non-response in the training cohort, as printed. The same fit held ${covariates}, none of them significant; a refit on the four alone is not printed.`,
    caption: 'Coefficients, and the most points of each input',
    input: 'Input',
    coding: 'Coding',
    codings: {
      nlr: (threshold: string) => `1 if > ${threshold}, else 0`,
      deltaT: '1 if ≥ 0, else 0',
      albumin: (low: string, high: string) => `per g/L, ${low} to ${high}`,
      diameter: (low: string, high: string) => `per cm, ${low} to ${high}`,
    },
    beta: 'Coefficient, log-odds (95% CI)',
    p: 'p',
    oddsRatio: 'Odds ratio (derived)',
    points: 'Points, at most',
    oddsNote:
      'Odds ratios are exp of the log-odds and of their interval; the column that the article heads “OR” is another number (see the errors).',
    deltaT: (sites: string, shots: string, weeks: string, device: string) =>
      `dT: at least ${sites} of the 9 sites in and around the tumour changed, each by the median of ${shots} measurements, before therapy and after ${weeks} weeks. Device: ${device}.`,
    sign: {
      'stiffer-is-nonnegative':
        'In force: stiffer is dT ≥ 0, and favourable (Methods and tables of the article). Its Discussion says the reverse.',
      'softer-is-nonnegative':
        'In force, by this site’s model file: softer is dT ≥ 0, and favourable (Discussion of the article). Its Methods and tables say the reverse.',
    },
    figure: 'Nomogram without a patient',
    nomogram: {
      label: 'Nomogram: points of each input, their sum with the cut-off, and the probability',
      points: 'Points',
      total: 'Total points',
      maximum: (maximum: string) => `of ${maximum}`,
      cutoff: (cutoff: string) => `cut-off ${cutoff}`,
      low: 'low',
      high: 'high',
      probability: 'Probability',
      estimated: 'estimated',
      upTo: (threshold: string) => `≤ ${threshold}`,
      above: (threshold: string) => `> ${threshold}`,
      negative: '< 0',
      nonnegative: '≥ 0',
    },
  },

  reconstruction: {
    lead: 'The article prints coefficients and a cut-off; its nomogram is a picture, and no intercept is given. Each step below is recomputed by this software’s tests from the printed tables.',
    axes: 'Axes',
    axis: (name: string, range: string, source: string) => `${name}: ${range} (${source})`,
    axesDerived:
      'With these axes the printed cut-off gives, on Table 2, nearly the printed operating point (below).',
    points: 'Points',
    pointsText: (widest: string, width: string, perLogOdds: string) =>
      `The input with the widest effect, ${widest}, spans 100 points: ${width} log-odds, so ${perLogOdds} points for each unit of log-odds. Values beyond an axis count as its end. A bracket counts 1 where it holds, else 0.`,
    score: 'Score',
    scoreText: (cutoff: string, atCutoff: string, atZero: string) =>
      `LP is the sum of log-odds; ${cutoff} points are LP ${atCutoff}, 0 points LP ${atZero}.`,
    intercept: 'Intercept',
    interceptText: (source: string, nonEffective: string, patients: string, atCutoff: string) =>
      `Chosen so that the mean predicted risk over Table 2’s rows is the observed ${nonEffective} of ${patients} (${source}). The probability at the cut-off is then ${atCutoff}: an estimate, not a published number.`,
    interceptGiven: (source: string, atCutoff: string) =>
      `As the model file gives it (${source}). The probability at the cut-off is then ${atCutoff}.`,
    interval: 'Interval',
    intervalText:
      'Standard errors are log-odds divided by the printed z. No covariance is printed: correlations are those of the expected information of a four-input fit on Table 2’s rows; the intercept’s error is scaled by the mean ratio. Approximate, and rather too wide than too narrow.',
    standardErrors: (list: string) => `Standard errors of the log-odds: ${list}.`,
    intervalGiven: (source: string) =>
      `Standard errors and correlations as the model file gives them (${source}).`,
    noInterval: 'This model file holds no interval.',
    before: 'Before week 6',
    beforeText: (low: string, high: string) =>
      `On the same rows the class of ${low}% of responders is low, and that of ${high}% of non-responders high, whatever dT turns out to be.`,
    assumption:
      'The derived figures take Table 2’s rows as independent within responders and non-responders: proportions for NLR and dT, normal distributions for albumin and diameter.',
    notCompared:
      'For the axes and the cut-off of this model file a comparison with the article is not stated.',
    caption: 'Reconstruction and article, training cohort',
    columns: { measure: 'Measure', derived: 'Reconstruction (derived)', published: 'Article (published)' },
    formula: (name: string, points: string) => `${name}: ${points}`,
  },

  errata: {
    lead: (count: string) =>
      `${count} points at which the article contradicts itself or arithmetic, or leaves something out. They concern the article, not this software.`,
  },

  card: {
    article: 'Article',
    published: (day: string) => `Published ${day}.`,
    licence: 'Licence of the article',
    licenceText: (licence: string) =>
      `${licence}: facts and figures are taken from it, no sentence and no picture.`,
    ethics: 'Ethics approval of the study',
    analysis: 'Analysis of the study',
    lead: 'The facts of this page as an Applied Model Card (Coalition for Health AI, schema v0.2), filled from the model file in force:',
    json: 'Save as JSON',
    xml: 'Save as XML',
  },
}
