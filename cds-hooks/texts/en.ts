import type { UnknownReason } from '../../src/fhir/reasons.ts'
import { chart } from '../../src/text/en/chart.ts'
import type { CardTexts } from './card-texts.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const PAIR = 'lenvatinib + camrelizumab'

const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

export const en: CardTexts = {
  service: {
    title: 'TIPM: response to lenvatinib + camrelizumab',
    description:
      'When lenvatinib + camrelizumab is ordered for advanced hepatocellular carcinoma: the Target Immunotherapy Predict Model (TIPM) score from the chart, what it rests on, and what is missing. Investigational: validate locally before use.',
    usageRequirements:
      'FHIR R4. Full answers need patient, laboratory, tumourSize, stiffness, conditions and medications, as prefetch or by fhirServer with fhirAuthorization; the other keys refine them.',
  },
  source: 'TIPM on FHIR',
  summary: {
    high: (points, cutoff, probability) =>
      `High risk of non-response: TIPM ${points} points (cut-off ${cutoff}), estimated probability ${probability}`,
    low: (points, cutoff, probability) =>
      `Low risk of non-response: TIPM ${points} points (cut-off ${cutoff}), estimated probability ${probability}`,
    certainlyHigh: (unknown, points, cutoff) =>
      `High risk of non-response whatever ${unknown} may be: TIPM ${points} points (cut-off ${cutoff})`,
    certainlyLow: (unknown, points, cutoff) =>
      `Low risk of non-response whatever ${unknown} may be: TIPM ${points} points (cut-off ${cutoff})`,
    certainlyHighBeforeWeek6: (points, cutoff) =>
      `Certainly high risk of non-response whatever week 6 shows: TIPM ${points} points (cut-off ${cutoff})`,
    certainlyLowBeforeWeek6: (points, cutoff) =>
      `Certainly low risk of non-response whatever week 6 shows: TIPM ${points} points (cut-off ${cutoff})`,
    untilWeek6: (points, cutoff) =>
      `TIPM undecided until the 6-week elastography: ${points} points (cut-off ${cutoff})`,
    undecided: (unknown, points, cutoff) =>
      `TIPM undecided, ${unknown} unknown: ${points} points (cut-off ${cutoff})`,
    notComputable: (missing) => `TIPM not computable yet; missing: ${missing}`,
    notRead: (parts) => `TIPM not computable: the chart could not be read (${parts})`,
    outOfScope:
      'TIPM does not apply: the chart records a liver malignancy other than hepatocellular carcinoma',
    baselineMissing:
      'No baseline elastography usable; once therapy has begun, the week-6 change (dT) can no longer be computed',
    followUpDue: (to) => `TIPM: the 6-week elastography is due; it counts until ${to}`,
    followUpOverdue: (planned, to) =>
      `TIPM: the 6-week elastography was due on ${planned}; it still counts until ${to}`,
    newlyHigh: (points, cutoff, probability) =>
      `Now complete, high risk of non-response: TIPM ${points} points (cut-off ${cutoff}), estimated probability ${probability}`,
  },
  detail: {
    complete: (points, most, cutoff, riskClass, weeks) =>
      `**${points} of ${most} points** (cut-off ${cutoff}): ${riskClass} risk of non-response to ${PAIR}, that is, of progressive disease by mRECIST within ${weeks} weeks.`,
    probability: (estimate, interval) =>
      `Estimated probability of non-response: ${estimate}${
        interval === undefined ? '' : ` (approximate 95% interval ${interval}, reconstructed)`
      }.`,
    bounded: (low, high, most, cutoff, risk) =>
      `**${low} to ${high} of ${most} points** (cut-off ${cutoff}): ${
        risk === 'undecided'
          ? 'on either side of the cut-off'
          : `certainly ${risk} risk of non-response to ${PAIR}`
      }, depending on what is not known yet.`,
    probabilityRange: (low, high) => `Estimated probability of non-response: between ${low} and ${high}.`,
    columns: ['Input', 'Value', 'Date', 'Points'],
    unknownValue: 'unknown',
    pointsRange: (most) => `0 to ${most}`,
    old: (days) => `old: ${days} days before`,
    frequencies: (cutoff, above, below) =>
      `**In the study:** of 100 patients with ${cutoff} points or more, about ${above} did not respond; of 100 with fewer, about ${below}.`,
    originalModel: 'These counts are those of the published model, not of the file used here.',
    unknown: (name, why) => `**${name} unknown:** ${why}`,
    notRead: (parts) =>
      `**Could not be read:** ${parts}. What depends on it is treated as unknown, not as absent.`,
    notLike: (criteria, unknown) =>
      `**${chart.applicability.outside}:** not met according to the chart: ${criteria}.${
        unknown > 0 ? ` ${chart.applicability.unknownCount(unknown)}.` : ''
      }`,
    convention: {
      'stiffer-is-nonnegative':
        'Sign of dT in force: stiffer after therapy is dT ≥ 0 and favourable (Methods and tables of the paper; its Discussion says the reverse).',
      'softer-is-nonnegative':
        'Sign of dT in force: softer after therapy is dT ≥ 0 and favourable (Discussion of the paper; its Methods and tables say the reverse).',
    },
    outOfScope:
      'TIPM was developed for hepatocellular carcinoma only; no score was formed. A wrong or outdated diagnosis in the problem list would explain it, too.',
    nothingKnown: 'None of the four inputs is known, so the score could be anywhere on its scale.',
    baseline:
      'dT compares shear wave elastography before therapy with that six weeks after its start. A baseline can only be measured before the first dose. Without it the score stays a range.',
    window: (start, planned, from, to) =>
      `Therapy began on ${start}; six weeks later is ${planned}. An examination from ${from} to ${to} counts.`,
    scoreSoFar: (low, high, cutoff) =>
      `Until then TIPM is between ${low} and ${high} points (cut-off ${cutoff}).`,
    investigational: (model) =>
      `*Investigational: validate locally before use. Information for the treating clinician, no recommendation. Model ${model}.*`,
  },
  suggestions: {
    baseline: {
      label: 'Draft order: baseline elastography before the first dose',
      order:
        'Shear wave elastography of the largest liver lesion, 12 sites, before the first dose (baseline for dT)',
    },
    week6: (day) => ({
      label: `Draft order: 6-week elastography on ${day}`,
      order:
        'Shear wave elastography of the largest liver lesion, 12 sites, six weeks after start of therapy (dT)',
    }),
    bloodCount: {
      label: 'Draft order: blood count with differential (for NLR)',
      order: 'Complete blood count with automated differential',
    },
    albumin: { label: 'Draft order: albumin', order: 'Albumin in serum or plasma' },
    tumourSize: {
      label: 'Draft order: imaging of the largest tumour diameter',
      order: 'Liver imaging with the largest diameter of each lesion',
    },
  },
  openApp: 'Open TIPM in the chart',
  names: { nlr: 'NLR', deltaT: 'dT', albumin: 'albumin', diameter: 'tumour diameter' },
  deltaT: { negative: 'negative', nonnegative: 'not negative' },
  parts: {
    patient: 'patient record',
    laboratory: 'laboratory results',
    tumourSize: 'tumour size',
    stiffness: 'elastography',
    conditions: 'diagnoses',
    medications: 'drug orders',
    administrations: 'drug administrations',
    assessments: 'earlier assessments',
    statements: 'medication statements',
    lesions: 'lesions',
    reports: 'diagnostic reports',
    performance: 'performance status and stage',
    procedures: 'procedures',
  },
  criteria: chart.applicability.criteria,
  why: Object.fromEntries(Object.entries(chart.unknown).map(([reason, { why }]) => [reason, why])) as Record<
    UnknownReason,
    string
  >,
  range: (low, high) => `${low} to ${high}`,
  decimalMark: '.',
  day: (iso) => {
    const [year = '', month = '', day = ''] = iso.split('-')
    return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`
  },
  list,
}
