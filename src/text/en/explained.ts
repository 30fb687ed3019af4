/** The answer, explained: natural frequencies, comparators. */
export const explained = {
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
