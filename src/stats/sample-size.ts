/** What the number of patients leaves to be desired. */
export const SAMPLE_SIZE_WARNINGS = [
  /** Fewer than 100 patients with the outcome: validation figures will be imprecise (Vergouwe, J Clin Epidemiol 2005; Collins, Stat Med 2016). A rule of thumb: what a given number can show is `expectedPrecision` (Riley, BMJ 2024). */
  'fewer-than-100-events',
  /** Fewer than 100 without it. */
  'fewer-than-100-non-events',
  /** Fewer than 200 of either: too few for a flexible calibration curve (Van Calster, J Clin Epidemiol 2016). */
  'fewer-than-200-for-calibration-curve',
  /** Fewer than 10 events for each coefficient fitted: a refit will be unstable. */
  'fewer-than-10-events-per-coefficient',
] as const

export type SampleSizeWarning = (typeof SAMPLE_SIZE_WARNINGS)[number]

/** The warnings that hold for so many events and non-events; `fitted` is the number of coefficients estimated besides the intercept, 0 in plain validation. */
export function sampleSizeWarnings(
  events: number,
  nonEvents: number,
  fitted = 0,
): readonly SampleSizeWarning[] {
  const fewer = Math.min(events, nonEvents)
  const holds: Record<SampleSizeWarning, boolean> = {
    'fewer-than-100-events': events < 100,
    'fewer-than-100-non-events': nonEvents < 100,
    'fewer-than-200-for-calibration-curve': fewer < 200,
    'fewer-than-10-events-per-coefficient': fitted > 0 && fewer < 10 * fitted,
  }
  return SAMPLE_SIZE_WARNINGS.filter((warning) => holds[warning])
}

/** How wide the 95 % interval of a validation with these numbers is expected to be, whole width. */
export interface ExpectedPrecision {
  /** Of O/E, at O/E = 1: exp(1.96 se) - exp(-1.96 se), se = sqrt((1 - prevalence) / events) (Riley, BMJ 2024). */
  readonly observedExpected: number | undefined
  /** Of the AUC, by Newcombe's formula (Stat Med 2006, method 4). */
  readonly auc: number | undefined
}

/** Precision to expect of so many events and non-events if the AUC is `auc` (0..1); undefined with one class missing. */
export function expectedPrecision(events: number, nonEvents: number, auc: number): ExpectedPrecision {
  if (!(events > 0 && nonEvents > 0)) return { observedExpected: undefined, auc: undefined }
  const n = events + nonEvents
  const prevalence = events / n
  const se = Math.sqrt((1 - prevalence) / events)
  const half = n / 2 - 1
  const variance =
    (auc * (1 - auc) * (1 + (half * (1 - auc)) / (2 - auc) + (half * auc) / (1 + auc))) /
    (n * n * prevalence * (1 - prevalence))
  return {
    observedExpected: Math.exp(1.96 * se) - Math.exp(-1.96 * se),
    auc: 2 * 1.96 * Math.sqrt(Math.max(0, variance)),
  }
}
