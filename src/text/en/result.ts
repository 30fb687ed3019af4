/** The answer, what drives it, and its limits. */
export const result = {
  answer: {
    heading: 'Assessment',
    result: 'Result',
    points: 'Points',
    classes: {
      high: 'High risk of progression',
      low: 'Low risk of progression',
      undecided: 'Risk of progression undecided',
    },
    settled: {
      high: (open: string) => `The class cannot change with ${open}: high risk at every value still open.`,
      low: (open: string) => `The class cannot change with ${open}: low risk at every value still open.`,
    },
    undecided: (open: string) => `The class depends on what is open: ${open}.`,
    week6: 'week 6',
    classMeaning: (weeks: string) =>
      `Endpoint: progressive disease by mRECIST within ${weeks} weeks of starting lenvatinib + camrelizumab; stable disease counts as effective.`,
    ofMaximum: (maximum: string) => `of ${maximum} points`,
    cutoff: (cutoff: string) => `cut-off ${cutoff}`,
    scale: (points: string, maximum: string, cutoff: string) =>
      `Scale from 0 to ${maximum} points; this patient: ${points}; high risk from ${cutoff}.`,
    low: 'low',
    high: 'high',
    probability: 'Estimated probability of progression',
    estimated: 'estimated',
    overOpen: 'estimated, over what is open',
    range: (range: string) => `range ${range}`,
    interval: (range: string) => `approximate 95% interval ${range}, reconstructed`,
    noInterval: 'The model file holds no interval.',
    study: {
      label: 'In the study',
      high: (cutoff: string, atCutoff: string, count: string, estimate: string) =>
        `about ${count} of 100 patients with ${cutoff} points or more had progressive disease; ${estimate} is this patient’s own estimate (${atCutoff} at the cut-off)`,
      low: (cutoff: string, atCutoff: string, count: string, estimate: string) =>
        `about ${count} of 100 patients with fewer than ${cutoff} points had progressive disease; ${estimate} is this patient’s own estimate (${atCutoff} at the cut-off)`,
      originalModel: 'counted with the published model, not with the file used here',
    },
    otherSense: {
      label: 'With the other sense of dT',
      note: 'the paper gives dT both senses; see the limits',
    },
    afterStart: {
      label: 'Not from before therapy',
      value: (inputs: string) => `${inputs}; the model was made on values from before the first dose`,
    },
    risk: 'estimated risk',
    lastSaved: (when: string, saved: string) => `Last saved ${when}: ${saved}`,
    nowDiffers: (points: string) => `now ${points}`,
    neverSaved: 'Not saved yet',
    byChart: (result: string) => `The chart alone: ${result}`,
    skip: 'Go to the answer',
    chartRead: (when: string) => `Chart read ${when}.`,
    edited: {
      kept: 'Contains values entered or chosen here, not from the chart; this tab keeps them until they are saved or it is closed.',
      lost: 'Contains values entered or chosen here, not from the chart. The browser does not keep them: they go with this page, unless saved.',
    },
    announce: (result: string, points: string) => `${result}, ${points}.`,
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
      unread: 'No score: the chart could not be read',
      readAgain: 'Read it again: the values may well be on file.',
      reasons: {
        'no-predictor-known':
          'None of the four inputs is known. Next: enter what other records hold; before the first dose, a blood count, albumin, imaging and the baseline elastography are needed.',
      },
    },
  },

  start: {
    label: 'Start of therapy (index date)',
    between: (from: string, to: string) => `between ${from} and ${to}`,
    unknown: 'not known',
    'not-begun': 'not begun',
    basis: {
      administration: 'first administration of both drugs',
      order: 'both drugs ordered',
      dispense: 'both drugs dispensed',
      statement: 'both drugs stated as taken',
      entered: 'as entered by the user, not from the chart',
      none: 'no record gives it',
    },
    open: 'The drug records, or what of them could not be read, leave it open; every answer that this leaves possible is covered. Entering the start settles it.',
    notBegun: {
      searched: 'the drug records were searched and hold no start of both drugs',
      file: 'the file is taken as the whole chart and holds no start of both drugs',
    },
    withoutPlans: 'treatment plans were not searched',
    examsSpeakAgainst: 'Two elastography examinations about six weeks apart speak against it.',
    onFile: (start: string) => `The chart alone: ${start}`,
    doubt: 'Drug record that leaves it open',
    earlier: 'Earlier course of the combination',
  },

  deciding: {
    heading: 'What would decide',
    high: (condition: string) => `high if ${condition}`,
    low: (condition: string) => `low if ${condition}`,
    always: 'decides the class by itself',
    sometimes: 'decides the class for some values',
    never: 'does not decide the class by itself',
    comparator: { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' },
    condition: (comparator: string, value: string) => `${comparator} ${value}`,
  },

  drivers: {
    heading: 'What drives it',
    points: 'Points',
    ofMaximum: (points: string, maximum: string) => `${points} of ${maximum}`,
    range: (low: string, high: string) => `${low} to ${high}`,
    unknown: 'not known',
    clamped: (end: string) => `beyond the studied range; counted as ${end}`,
    total: 'Total',
    /** The two ends of an axis that is not of numbers. */
    nlrStop: {
      upTo: (threshold: string) => `≤ ${threshold}`,
      above: (threshold: string) => `> ${threshold}`,
    },
    deltaTStop: {
      'stiffer-is-nonnegative': { nonnegative: 'stiffer', negative: 'not stiffer' },
      'softer-is-nonnegative': { nonnegative: 'softer', negative: 'not softer' },
    },
    contradicted: 'The paper contradicts itself here',
    sense: {
      'stiffer-is-nonnegative': 'By the paper’s methods stiffer is favourable; by its discussion not.',
      'softer-is-nonnegative': 'By the paper’s discussion softer is favourable; by its methods not.',
    },
  },

  whatIf: {
    name: 'What if',
    tag: 'tried here, not saved',
    drag: 'Drag marks to try; points rounded',
    try: (input: string) => `Try another value: ${input}`,
    end: 'Clear what if',
    value: (input: string, value: string) => `${input} ${value}`,
    points: (points: string) => `what if ${points}`,
    note: 'The model describes groups of patients: changing a value need not change the outcome.',
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
    app: (version: string) => `App version ${version}`,
  },
}
