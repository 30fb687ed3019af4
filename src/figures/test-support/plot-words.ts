import type { CalibrationWords } from '../calibration/calibration-data.ts'
import type { DecisionWords, ImpactWords } from '../decision/decision-data.ts'
import type { RocWords } from '../roc/roc-data.ts'
import type { ScoreDistributionWords } from '../score-distribution/score-distribution-figure.tsx'
import type { SurvivalWords } from '../survival/survival-data.ts'

// Plain words for tests and the gallery.
const percent = (share: number) => `${Math.round(100 * share)}%`
const interval = (lower: string, upper: string) => `(${lower} to ${upper})`
const count = (value: number) => String(Math.round(value))
const PRINT = { percent, interval, count, number: String }

export const ROC_WORDS: RocWords = {
  ...PRINT,
  label: 'ROC curves of the score in three cohorts',
  sensitivity: 'Sensitivity',
  falsePositiveRate: '1 − specificity',
  specificity: 'Specificity',
  chance: 'Chance',
  empty: 'No ROC curve: only one outcome class occurs.',
  curve: 'Cohort',
  auc: 'AUC (95% CI)',
  cutoff: 'Cut-off',
}

/** The same in Chinese. */
export const ROC_WORDS_ZH: RocWords = {
  ...ROC_WORDS,
  label: '评分在三个队列中的受试者工作特征曲线',
  sensitivity: '灵敏度',
  falsePositiveRate: '1 − 特异度',
  specificity: '特异度',
  chance: '随机水平',
}

export const CALIBRATION_WORDS: CalibrationWords = {
  ...PRINT,
  label: 'Calibration: observed against predicted risk',
  predicted: 'Predicted risk of progression',
  observed: 'Observed share with progression',
  ideal: 'Ideal',
  withOutcome: 'with progression',
  without: 'without progression',
  empty: 'No calibration: fewer than 6 patients.',
  group: (series, { n, events, predicted, observed }) =>
    `${series}: predicted ${percent(predicted)}, observed ${percent(observed)} (${events} of ${n})`,
  series: 'Model',
  patients: 'Patients',
  events: 'Events',
  intervalHead: '95% CI',
}

export const DECISION_WORDS: DecisionWords = {
  ...PRINT,
  label: 'Decision curve',
  threshold: 'Threshold probability',
  netBenefit: 'Net benefit',
  all: 'Treat all',
  none: 'Treat none',
  empty: 'No decision curve: there are no probabilities.',
  number: (value) => value.toFixed(2),
}

export const IMPACT_WORDS: ImpactWords = {
  ...PRINT,
  label: 'Clinical impact',
  threshold: 'Threshold probability',
  patients: 'Of 1,000 patients',
  highRisk: 'Called high risk',
  withOutcome: 'Called high risk, with progression',
  empty: 'No clinical impact.',
}

export const SURVIVAL_WORDS: SurvivalWords = {
  ...PRINT,
  label: 'Survival by risk class',
  survival: 'Survival',
  time: 'Days since the start of therapy',
  empty: 'No survival: there is no follow-up.',
  counts: (atRisk, events, censored) => `${atRisk} (${events}; ${censored})`,
  riskTable: 'At risk (events; censored until then)',
  group: 'Class',
  atRisk: 'At risk',
  events: 'Events',
  censored: 'Censored',
  intervalHead: '95% CI',
  median: (group, time) => `${group}: median survival ${time} days`,
}

export const DISTRIBUTION_WORDS: ScoreDistributionWords = {
  ...PRINT,
  label: 'Points by outcome',
  score: 'Points',
  share: 'Share of its group',
  withOutcome: 'with progression (n = 88)',
  without: 'without progression (n = 239)',
  empty: 'No scores.',
  range: (from, to, last) => (last ? `${from} to ${to}` : `${from} to under ${to}`),
  bar: (group, from, to, n, share) => `${from} to ${to} points, ${group}: ${n} (${percent(share)})`,
}
