/** The answer, what drives it, and its limits. */
export const result = {
  answer: {
    heading: 'Assessment',
    classes: {
      high: 'High risk of non-response',
      low: 'Low risk of non-response',
      undecided: 'Undecided',
    },
    decidedWithout: {
      high: (inputs: string) => `High whatever the value of ${inputs} turns out to be.`,
      low: (inputs: string) => `Low whatever the value of ${inputs} turns out to be.`,
    },
    undecided: (inputs: string) => `The class depends on what is not known: ${inputs}.`,
    classMeaning: (weeks: string, day: string) =>
      `Non-response: progressive disease by mRECIST within ${weeks} weeks of ${day}.`,
    ofMaximum: (maximum: string) => `of ${maximum}`,
    points: (points: string, maximum: string) => `${points} of ${maximum} points`,
    pointsRange: (low: string, high: string, maximum: string) => `${low} to ${high} of ${maximum} points`,
    cutoff: (cutoff: string) => `cut-off ${cutoff}`,
    scale: (points: string, maximum: string, cutoff: string) =>
      `Scale from 0 to ${maximum} points; this patient: ${points}; high risk from ${cutoff}.`,
    low: 'low',
    high: 'high',
    probability: 'Estimated probability of non-response',
    estimated: 'estimated',
    interval: (range: string) => `approximate 95% interval ${range}, reconstructed`,
    noInterval: 'The model file holds no interval.',
    indexDate: 'Index date',
    basis: {
      administration: 'first administration of both drugs',
      order: 'both drugs ordered',
      statement: 'both drugs stated as taken',
      entered: 'start of the combination as entered here, not from the chart',
      today: 'today, as the chart records no start of the combination',
      'therapy-unread':
        'today; drug records could not be read, so therapy may have begun and values may not be pre-treatment',
    },
    chartRead: (when: string) => `Chart read ${when}.`,
    edited:
      'Contains values entered or chosen here, not from the chart; they are lost when this page is closed or reloaded, unless saved.',
    announce: (result: string, points: string) => `Result: ${result}, ${points}.`,
    outOfScope: {
      title: 'No score: outside the model’s scope',
      reasons: {
        'not-hcc':
          'The chart records another malignancy and no hepatocellular carcinoma. TIPM was developed for hepatocellular carcinoma only.',
      },
      answered:
        'By the answer given here this is not hepatocellular carcinoma. TIPM was developed for hepatocellular carcinoma only.',
    },
    notComputable: {
      title: 'No score: nothing to score yet',
      reasons: {
        'no-predictor-known':
          'None of the four inputs is known, so the score could be anywhere on the scale. What is missing is listed below and can be entered by hand.',
      },
    },
  },

  deciding: {
    heading: 'What would decide',
    high: (condition: string) => `high if ${condition}`,
    low: (condition: string) => `low if ${condition}`,
    always: 'decides the class by itself',
    sometimes: 'decides the class for some values',
    never: 'does not decide the class by itself',
    settled: 'No missing input can change the class.',
    comparator: { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' },
    condition: (comparator: string, value: string) => `${comparator} ${value}`,
  },

  drivers: {
    heading: 'What drives it',
    caption: 'Points of each input; more points mean more risk of non-response',
    input: 'Input',
    value: 'Value',
    points: 'Points',
    ofMaximum: (points: string, maximum: string) => `${points} of ${maximum}`,
    range: (maximum: string) => `0 to ${maximum}`,
    unknown: 'not known',
    clamped: (end: string) => `beyond the studied range; counted as ${end}`,
    total: 'Total',
  },

  limits: {
    heading: 'What it cannot know',
    status: {
      reconstructed:
        'The paper prints coefficients and a cut-off, but no intercept, and its nomogram only as a picture. Axes, intercept and interval were reconstructed from printed figures; the probability is an estimate, not a published number.',
      published: 'This model file states that its axes and intercept are as published.',
      recalibrated:
        'This model file was recalibrated by the site; the published figures hold for the original model.',
    },
    sign: {
      'stiffer-is-nonnegative':
        'The source contradicts itself on the sign of dT. In force: stiffer after therapy is dT ≥ 0 and favourable (Methods and tables). The paper’s Discussion, and work on other therapies, say the reverse.',
      'softer-is-nonnegative':
        'The source contradicts itself on the sign of dT. In force, by the site’s model file: softer after therapy is dT ≥ 0 and favourable (Discussion). Methods and tables of the paper say the reverse.',
    },
    population: (patients: string, sites: string, hbv: string, male: string, age: string) =>
      `Developed and tested on ${patients} patients of ${sites}; ${hbv}% with hepatitis B, ${male}% men, mean age ${age}. Elsewhere it is untested.`,
    performance: (auc: string, lower: string, upper: string) =>
      `Published AUC in the external cohort: ${auc} (${lower}–${upper}).`,
    chart: 'Only structured entries of the chart are read: no scanned reports, no free-text notes.',
    source: 'Source',
    citation: (authors: string, title: string, journal: string, day: string) =>
      `${authors}. ${title}. ${journal}, ${day}.`,
    model: 'Model',
    modelLine: (id: string, version: string, hash: string) => `${id} ${version}, hash ${hash}`,
    app: (version: string) => `App version ${version}`,
  },
}
