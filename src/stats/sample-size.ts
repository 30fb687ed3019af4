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

/** What is anticipated of patients on whom a model is to be validated. */
export interface Anticipated {
  /** Share with the outcome, 0..1. */
  readonly prevalence: number
  readonly auc: number
  /** The distribution of the model's log-odds, by a sample of it. */
  readonly logOdds: Float64Array
  /** At the threshold probability from which one would act. */
  readonly sensitivity: number
  readonly specificity: number
  readonly threshold: number
}

/** Whole widths of 95 % intervals: of O/E at 1, slope at 1, AUC, and net benefit as a share of the prevalence. */
export interface TargetWidths {
  readonly observedExpected: number
  readonly slope: number
  readonly auc: number
  readonly netBenefit: number
}

/** The widths that Riley et al. (Stat Med 2021; BMJ 2024) suggest where nothing else is known. */
export const USUAL_WIDTHS: TargetWidths = { observedExpected: 0.2, slope: 0.2, auc: 0.1, netBenefit: 0.2 }

/**
 * How many patients a validation needs for intervals of these widths (Riley et al., Stat Med 2021; the criteria of pmvalsampsize).
 * Undefined where what is anticipated does not allow it (one outcome only, equal predictions).
 */
export function patientsNeeded(
  { prevalence, auc, logOdds, sensitivity, specificity, threshold }: Anticipated,
  widths: TargetWidths = USUAL_WIDTHS,
): { readonly [M in keyof TargetWidths]: number | undefined } {
  // exp(z se) - exp(-z se) = 2 sinh(z se).
  const logError = Math.asinh(widths.observedExpected / 2) / 1.96
  const odds = (1 - prevalence) / prevalence
  const w = odds * (threshold / (1 - threshold))
  const perPatient =
    (sensitivity * (1 - sensitivity)) / prevalence +
    (w * w * specificity * (1 - specificity)) / (1 - prevalence) +
    (w * w * (1 - specificity) ** 2) / (prevalence * (1 - prevalence))
  const whole = (n: number) => (Number.isFinite(n) && n > 0 ? Math.ceil(n) : undefined)
  return {
    observedExpected: whole(odds / logError ** 2),
    slope: whole(slopeVariance(logOdds) / (widths.slope / 3.92) ** 2),
    auc: fewestForAuc(prevalence, auc, widths.auc),
    netBenefit: whole(perPatient / (widths.netBenefit / 3.92) ** 2),
  }
}

/** n times the variance of a calibration slope of 1 with intercept 0, by the information that such log-odds carry. */
function slopeVariance(logOdds: Float64Array): number {
  let [i00, i01, i11] = [0, 0, 0]
  for (const lp of logOdds) {
    const p = 1 / (1 + Math.exp(-lp))
    const weight = (p * (1 - p)) / logOdds.length
    i00 += weight
    i01 += weight * lp
    i11 += weight * lp * lp
  }
  return i00 / (i00 * i11 - i01 * i01)
}

const MOST_PATIENTS = 2 ** 30

function fewestForAuc(prevalence: number, auc: number, width: number): number | undefined {
  const fits = (n: number) =>
    (expectedPrecision(n * prevalence, n * (1 - prevalence), auc).auc ?? Number.POSITIVE_INFINITY) <= width
  if (!(auc > 0 && auc < 1 && fits(MOST_PATIENTS))) return undefined
  let [low, high] = [1, MOST_PATIENTS]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (fits(middle)) high = middle
    else low = middle + 1
  }
  return low
}
