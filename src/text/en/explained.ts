/** The answer, explained: nomogram, what-if, natural frequencies, comparators. */
export const explained = {
  nomogram: {
    heading: 'How the points come about',
    label: 'Nomogram with this patient’s values',
    labelWhatIf: 'Nomogram with the values tried',
    points: 'Points',
    total: 'Total points',
    maximum: (maximum: string) => `of ${maximum}`,
    low: 'low',
    high: 'high',
    probability: 'Probability',
    probabilityNote: 'estimated',
    nlrStop: {
      upTo: (threshold: string) => `≤ ${threshold}`,
      above: (threshold: string) => `> ${threshold}`,
    },
    deltaTStop: {
      'stiffer-is-nonnegative': { nonnegative: '≥ 0, stiffer', negative: '< 0, not stiffer' },
      'softer-is-nonnegative': { nonnegative: '≥ 0, softer', negative: '< 0, not softer' },
    },
    range: (low: string, high: string) => `${low}–${high}`,
    unknown: 'not known',
    countedAs: (value: string, end: string) => `${value}, as ${end}`,
    readKnown: (name: string, value: string, points: string, maximum: string) =>
      `${name} ${value}: ${points} of ${maximum} points`,
    readBeyond: (sentence: string, end: string) => `${sentence}; beyond the studied range, counted as ${end}`,
    readUnknown: (name: string, maximum: string) => `${name} not known: 0 to ${maximum} points`,
    readTotal: (points: string, maximum: string, cutoff: string, result: string) =>
      `Total ${points} of ${maximum} points, ${cutoff}: ${result}`,
    readProbability: (probability: string, note: string) =>
      `Estimated probability of progression ${probability}; ${note}`,
    readRange: 'from the lowest to the highest possible points',
    hint: 'Point at a mark, or reach it with the Tab key, to read it here.',
    asTable: 'The axes as a table',
    caption: 'How each input counts, and where this patient stands',
    columns: { input: 'Input', axis: 'Axis', value: 'This patient', points: 'Points' },
    end: (value: string, points: string) => `${value}: ${points}`,
    sign: {
      'stiffer-is-nonnegative':
        'dT: stiffer after six weeks counts as ≥ 0, in the model’s favour; the source is inconsistent on this (see the limits).',
      'softer-is-nonnegative':
        'dT: softer after six weeks counts as ≥ 0, in the model’s favour, by this site’s model file; the source is inconsistent on this (see the limits).',
    },
  },

  whatIf: {
    open: 'Try other values',
    close: 'Stop trying values',
    heading: 'What if',
    tag: 'not saved',
    lead: 'For orientation only: nothing here changes the assessment, the chart or what is saved. The model describes groups of patients; it does not say that changing a value would change the outcome.',
    drag: 'Move the marks with the pointer or the arrow keys, or use the fields.',
    chartValue: (value: string) => `assessed: ${value}`,
    legend: 'Values to try',
    reset: 'Back to the assessed values',
    tried: 'What if',
    real: 'Assessment',
    hollow: 'Hollow marks: the assessed values.',
    more: (points: string) => `${points} more points than assessed.`,
    fewer: (points: string) => `${points} fewer points than assessed.`,
    same: 'The same points as assessed.',
    otherClass: 'The class would be another.',
    sameClass: 'The class would be the same.',
    none: 'No value is known or tried.',
  },

  frequencies: {
    heading: 'What the classes meant in the study',
    lead: 'Counted in the published cohorts, as natural frequencies with 95% Wilson intervals.',
    cohort: 'Patients counted',
    cohorts: {
      pooled: 'all three cohorts',
      training: 'training cohort',
      internal: 'internal validation',
      external: 'external validation',
    },
    high: (cutoff: string) => `High: ${cutoff} points or more`,
    low: (cutoff: string) => `Low: below ${cutoff} points`,
    thisPatient: 'this patient’s class',
    sentence: (count: string) => `Of 100 such patients, about ${count} had progressive disease.`,
    interval: (lower: string, upper: string, count: string, total: string) =>
      `95% interval ${lower} to ${upper} of 100 (${count} of ${total} patients).`,
    array: (count: string) => `${count} of 100 figures filled: progressive disease`,
    filled: 'Filled: progressive disease. Outlined: response or stable disease.',
    allCohorts: 'Every cohort in figures',
    caption: 'Patients with progressive disease, by class and cohort',
    columns: { cohort: 'Cohort', high: 'High', low: 'Low' },
    cell: (per100: string, lower: string, upper: string, count: string, total: string) =>
      `${per100} of 100 (${lower}–${upper}); ${count} of ${total}`,
    noPatients: 'no patients',
    notes: {
      basis:
        'The authors scored these patients with their own nomogram; it is reconstructed here, so single patients may fall elsewhere. How often the disease progresses differs between hospitals, and these figures with it.',
      counts: (counted: string, cohorts: string) =>
        `The published counts cover ${counted} of the ${cohorts} patients.`,
      siteCutoff:
        'This site’s model file has another cut-off; the counts hold for the published one and are no guide to it.',
    },
  },

  comparators: {
    heading: 'For comparison',
    lead: 'Other scores the paper sets beside TIPM. They are shown for context and do not enter the assessment.',
    caption: 'Comparators: this patient’s value and published discrimination',
    columns: { score: 'Score', value: 'This patient', auc: 'AUC' },
    albi: 'ALBI',
    albiNote: 'liver function: bilirubin and albumin',
    albiValue: (score: string, grade: string) => `${score}, grade ${grade}`,
    albiFrom: (bilirubin: string, albumin: string) => `Bilirubin ${bilirubin}; albumin ${albumin}`,
    albiMissing: { bilirubin: 'bilirubin not known', albumin: 'albumin not known' },
    tipm: 'TIPM',
    tipmNote: 'all four inputs',
    ultrasound: 'Ultrasound only',
    serological: 'Serology only',
    partNote: (inputs: string) => `the points of ${inputs} alone`,
    partValue: (points: string, maximum: string) => `${points} of ${maximum} points`,
    partMissing: (inputs: string) => `not known: ${inputs}`,
    noCutoff: 'no published cut-off',
    auc: (cohort: string, auc: string, lower: string, upper: string) =>
      `${cohort} ${auc} (${lower}–${upper})`,
    cohorts: { training: 'training', internal: 'internal', external: 'external' },
    aucOf: (auc: string, source: string) => `${auc} (${source})`,
    sources: {
      published: 'published',
      derived: 'derived from the paper’s tables, training cohort',
      site: 'from the site’s model file',
    },
  },
}
