/** Words in place of the report's where scores of any model, against any outcome, came with the data. */
export const anyModel = {
  events: 'With the outcome',
  glance: {
    mainText: (patients: string, events: string) => `${patients}, ${events} with the outcome`,
    hazardRatio: 'Hazard ratio of the event, high against low',
  },
  header: { points: (points: string) => `${points} or more` },
  sections: {
    distribution: { note: 'How the scores of patients with and without the outcome lie to each other.' },
    discrimination: {
      note: 'AUC with DeLong interval; 0.5 is chance, 1 perfect separation. The direction is fixed: a higher score means higher risk.',
    },
    survival: {
      note: 'Days to the event or the end of follow-up, patients at or above the cut-off against those below.',
    },
  },
  participants: { scored: 'with a score' },
  sampleSize: { nonEvents: 'Without the outcome' },
  tableOne: { tie: 'Without the outcome', tin: 'With the outcome' },
  decision: { rightly: 'of these with the outcome' },
  survival: {
    concordanceScore: 'Harrell’s C by score',
    counts: (patients: string, events: string) => `${patients} patients, ${events} events`,
  },
  warnings: {
    'fewer-than-100-events': 'Fewer than 100 patients with the outcome: figures are imprecise.',
    'fewer-than-100-non-events': 'Fewer than 100 patients without the outcome: figures are imprecise.',
  },
  exclusions: { 'no-inputs': 'no score' },
  variables: {
    outcome: 'Outcome',
    outcomeDays: 'Time to the outcome or last assessment, days',
    event: 'Event',
  },
  figures: {
    roc: { point: (cutoff: string) => cutoff },
    calibration: {
      predicted: 'Predicted risk of the outcome',
      observed: 'Observed share with the outcome',
      withOutcome: 'with the outcome',
      without: 'without the outcome',
    },
    impact: { withOutcome: 'Called high risk, with the outcome' },
    survival: {
      survival: 'Without the event',
      time: 'Days',
      riskTable: 'At risk (events; censored until then)',
      events: 'Events',
      median: (group: string, days: string) => `${group}: median time ${days} days`,
      detail: (patients: string, events: string) => `n = ${patients}, ${events} events`,
    },
    forest: { below: 'High fares better', above: 'High fares worse' },
    distribution: {
      points: 'Score',
      withOutcome: (count: string) => `with the outcome (n = ${count})`,
      without: (count: string) => `without the outcome (n = ${count})`,
    },
  },
}
