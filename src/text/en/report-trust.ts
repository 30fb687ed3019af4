import type { Measure } from '../../validation/report/performance.ts'

/** What decides whether a model may be used here: missing inputs, censoring, precision, subgroups, centres, rivals, updating, drift. */
export const trust = {
  measures: {
    auc: 'AUC (95% CI)',
    observedExpected: 'O/E (95% CI)',
    inTheLarge: 'Intercept, slope 1 (95% CI)',
    slope: 'Slope (95% CI)',
    netBenefit: 'Net benefit at the cut-off (95% CI)',
  } satisfies Record<Measure, string>,

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
