import type { ReadFailure, ReadTopic, SelectionRule } from '../../fhir/chart-inputs.ts'
import type { Criterion, CriterionId } from '../../fhir/criteria/criteria.ts'
import type { EditFault } from '../../fhir/edits/edits.ts'
import type { RejectionReason, UnknownReason } from '../../fhir/reasons.ts'
import type { SiteDirection } from '../../model/elastography/stiffness-change.ts'

/** What was read of the chart: patient, inputs, reasons, criteria. */
export const chart = {
  patient: {
    heading: 'Patient',
    sex: { male: 'male', female: 'female', other: 'other', unknown: 'sex unknown' },
    born: 'born',
    age: (years: number) => (years === 1 ? '1 year' : `${years} years`),
    birthDateUnknown: 'birth date unknown',
    nameUnknown: 'Name not on record',
    identifierUnknown: 'no record number',
    deceased: 'The chart records that the patient has died.',
    deceasedOn: (date: string) => `The chart records that the patient died on ${date}.`,
  },

  progress: {
    title: 'Reading the chart',
    starting: 'Opening the session with the EHR',
    waiting: 'waiting',
    pages: (pages: number) => (pages === 1 ? '1 page' : `${pages} pages`),
    done: (resources: number) => (resources === 1 ? '1 entry' : `${resources} entries`),
    failed: 'could not be read',
    slow: (topics: string) => `The EHR is taking longer than usual. Still waiting for: ${topics}.`,
    slowSession: 'The EHR is taking longer than usual to open the session.',
    cancel: 'Stop reading',
  },

  topics: {
    patient: 'Patient record',
    laboratory: 'Laboratory results',
    imaging: 'Tumour size and elastography',
    elastography: 'Elastography',
    lesions: 'Where the lesions lie',
    reports: 'Diagnostic reports',
    conditions: 'Diagnoses',
    administrations: 'Drug administrations',
    orders: 'Drug orders',
    dispenses: 'Drugs dispensed',
    statements: 'Medication statements',
    procedures: 'Procedures',
    assessments: 'Earlier assessments',
  } satisfies Record<ReadTopic | 'patient', string>,

  failures: {
    heading: 'Part of the chart could not be read',
    consequence: 'What depends on it is treated as unknown, not as absent.',
    notices: 'The EHR remarked',
    retry: 'Read the chart again',
    codes: {
      http: 'the EHR answered with an error',
      network: 'the EHR could not be reached',
      timeout: 'the EHR did not answer in time',
      'not-permitted': 'the EHR does not permit reading it',
      'not-granted': 'the sign-in does not include the right to read it',
      'not-supported': 'the EHR does not have such records, or not for apps',
      'invalid-answer': 'the answer was not a FHIR search result',
      'too-many-pages': 'there were more pages than are read; later ones were left out',
      'more-pages': 'the answer has a further page that was not delivered',
      'entry-failed': 'the EHR answered part of the request with an error',
      'operation-outcome': 'the EHR said with the answer that something went wrong',
      'fewer-than-total': 'the EHR counted more results than it delivered',
    } satisfies Record<ReadFailure['code'], string>,
    status: (status: number) => `HTTP ${status}`,
  },

  applicability: {
    heading: 'Is the patient like those studied?',
    summary: (met: number, notMet: number, unknown: number) => {
      const parts = [`${met} met`, ...(notMet > 0 ? [`${notMet} not met`] : []), `${unknown} unknown`]
      return `Criteria of the study: ${parts.join(', ')}`
    },
    notMet: (criteria: string) => `Not met: ${criteria}`,
    outside: 'Outside the studied population',
    hccUnknown: 'Whether it is hepatocellular carcinoma is not known',
    unknownCount: (count: number) => (count === 1 ? '1 criterion unknown' : `${count} criteria unknown`),
    incomplete: 'not complete yet',
    answered: (when: string) => `Answered by the user, ${when}, not from the chart`,
    answeredCount: (count: number) => `${count} answered here by the user`,
    unknown: (criteria: string) => `Unknown: ${criteria}`,
    states: { met: 'met', notMet: 'not met', unknown: 'unknown' } satisfies Record<
      Criterion['state'],
      string
    >,
    criteria: {
      hcc: 'Hepatocellular carcinoma',
      diagnosis: 'Proven by pathology or by two imaging methods',
      stage: 'Advanced stage (BCLC C) without curative option',
      performance: 'ECOG performance status 0 or 1',
      noOtherMalignancy: 'No malignancy other than HCC',
      noPriorTherapy: 'No prior systemic or locoregional therapy',
      noSevereComorbidity: 'No severe comorbidity',
      noOtherTrial: 'No drug of another trial within 30 days',
      regimen: 'Lenvatinib + camrelizumab',
      dose: 'Lenvatinib at the study’s dose for the body weight',
      completeData: 'Complete data for the score',
    } satisfies Record<CriterionId, string>,
    noEvidence: 'Nothing in the structured chart speaks to this.',
    show: 'Show each criterion',
    answerOpen: 'Answer the open ones',
  },

  inputs: {
    heading: 'What it rests on',
    caption: 'Inputs of the score with value, date and source',
    names: {
      nlr: 'Neutrophil-to-lymphocyte ratio (NLR)',
      anc: 'Neutrophils',
      alc: 'Lymphocytes',
      albumin: 'Albumin',
      diameter: 'Largest tumour diameter',
      deltaT: 'Tumour stiffness, change at week 6 (dT)',
    },
    short: { nlr: 'NLR', anc: 'ANC', alc: 'ALC', albumin: 'Albumin', diameter: 'Diameter', deltaT: 'dT' },
    /** Each input's row: what it is, and what kind of finding. */
    rows: {
      nlr: { name: 'NLR', kind: 'blood count' },
      deltaT: { name: 'Tumour stiffness', kind: 'change, week 6 (dT)' },
      albumin: { name: 'Albumin', kind: 'serum' },
      diameter: { name: 'Tumour diameter', kind: 'largest in the liver' },
    },
    columns: { input: 'Input', value: 'Value and date', axis: 'Scale of points', actions: 'Change' },
    details: 'Details',
    deltaT: {
      'stiffer-is-nonnegative': { nonnegative: 'stiffer (dT ≥ 0)', negative: 'not stiffer (dT < 0)' },
      'softer-is-nonnegative': { nonnegative: 'softer (dT ≥ 0)', negative: 'not softer (dT < 0)' },
    },
    /** Values of which only the range is known. */
    ranges: {
      below: (value: string) => `below ${value}`,
      upTo: (value: string) => `${value} or less`,
      from: (value: string) => `${value} or more`,
      above: (value: string) => `above ${value}`,
    },
    because: (reasons: string) => `a range, because of what was found: ${reasons}`,
    missing: 'Missing',
    /** How long before or after the start of therapy. */
    age: {
      on: 'on the day of the start',
      before: (days: number) => (days === 1 ? '1 day before start' : `${days} days before start`),
      after: (days: number) => (days === 1 ? '1 day after start' : `${days} days after start`),
      today: 'today',
      ago: (days: number) => (days === 1 ? '1 day ago' : `${days} days ago`),
      latestOn: 'on the latest possible start',
      latestBefore: (days: number) =>
        days === 1
          ? '1 day before the latest possible start'
          : `${days} days before the latest possible start`,
    },
    freshness: {
      fresh: '',
      old: (days: number) => `Old: more than ${days} days before the index date`,
      later: 'Taken after the index date',
    },
    rules: {
      'nearest-before-index': 'Nearest result at or before the index date',
      'same-draw-counts': 'Both counts from one blood draw',
      'same-draw-percentages': 'Ratio of the percentages of one differential',
      'same-draw-percent-of-leukocytes': 'Percentage times leukocytes of the same draw',
      'reported-ratio': 'Ratio as the laboratory reports it',
      'largest-lesion': 'Largest lesion of the latest examination at or before the index date',
      'stiffness-change': 'Site medians of the baseline and the week-6 examination',
      'chosen-by-user': 'Chosen by the user from the values passed over',
      'entered-by-user': 'Entered by hand',
    } satisfies Record<SelectionRule, string>,
    edited: 'Entered here',
    chosen: 'Chosen here',
    original: (value: string) => `In the chart: ${value}`,
    originalMissing: 'In the chart: no usable value',
    sources: (count: number) => `${count} entries of the chart`,
    doubts: {
      heading: 'Found, and not usable as it is',
      of: (value: string, day: string) => `${value} of ${day}`,
      take: (value: string) => `can be taken instead: ${value}`,
      notRead: (parts: string) => `could not be read: ${parts}`,
    },
    passedOver: (count: number) => (count === 1 ? '1 value passed over' : `${count} values passed over`),
    passedOverHeading: 'Values passed over',
    use: 'Use this value',
    useNamed: (value: string) => `Use ${value}`,
    edit: 'Edit',
    enter: 'Enter',
    editNamed: (input: string) => `Edit ${input}`,
    enterNamed: (input: string) => `Enter ${input}`,
    reset: 'Reset',
    resetNamed: (input: string) => `Reset ${input} to the chart’s value`,
    undated: 'no date',
  },

  unmapped: {
    heading: 'Results under codes that nobody has mapped',
    count: (results: number, codes: number) =>
      `${results === 1 ? '1 result' : `${results} results`} under ${codes === 1 ? '1 code' : `${codes} codes`}`,
    item: (name: string, count: string) => `${name} (${count})`,
    more: (codes: string) => `${codes} more codes`,
    how: 'Codes that stand for an input are mapped in the site file (reading.codes); tipm doctor --chart FILE lists them all',
  },

  unknown: {
    'not-found': { why: 'No such result was found in the chart.', next: 'It can be entered here.' },
    'none-usable': {
      why: 'Results were found, but the ones that count cannot be used.',
      next: 'The values passed over say why; a value can be entered here.',
    },
    'too-old': {
      why: 'The latest result is too old to stand for the state before therapy.',
      next: 'A newer result, or a value entered here, would count.',
    },
    'only-after-index': {
      why: 'Results exist only from after the index date; the model uses values from before therapy.',
      next: 'One of them can be chosen knowingly from the values passed over.',
    },
    'newest-not-usable': {
      why: 'The newest result cannot be used as it is, and an older one is not put in its place.',
      next: 'An older value can be chosen knowingly, or a value entered here.',
    },
    'index-date-open': {
      why: 'When therapy began is not known, so which result was taken before it is not known either.',
      next: 'Once the start of therapy is entered, the chart’s own results count.',
    },
    'different-draws': {
      why: 'Neutrophils and lymphocytes do not come from one blood draw, so their ratio would mean nothing.',
      next: 'A differential of one draw, or counts entered here, would count.',
    },
    'read-failed': {
      why: 'The part of the chart that would hold it could not be read.',
      next: 'Reading the chart again may help; a value can be entered here.',
    },
    'therapy-not-started': {
      why: 'The chart records no start of the combination; dT needs a second elastography six weeks after it.',
      next: 'Until then the score is given as a range.',
    },
    'no-baseline-exam': {
      why: 'No elastography from before the start of therapy was found.',
      next: 'Without it dT cannot be formed; its sign can be entered here if known.',
    },
    'lesion-not-known': {
      why: 'The two examinations are not known to be of the same lesion.',
      next: 'If they are, the sign of dT can be entered here.',
    },
    'follow-up-not-due': {
      why: 'The second elastography is not due yet.',
      next: 'Until then the score is given as a range.',
    },
    'follow-up-due': {
      why: 'The second elastography is due and not in the chart.',
      next: 'Once it is in the chart, or its result entered here, the score is complete.',
    },
    'follow-up-missed': {
      why: 'No elastography was found in the time in which it counts as the week-6 examination.',
      next: 'The score stays a range; the sign of dT can be entered here if it is known.',
    },
    'sites-do-not-decide': {
      why: 'Too few sites were measured in both examinations to settle the sign of dT.',
      next: 'The sites that would decide are listed below.',
    },
  } satisfies Record<UnknownReason, { why: string; next: string }>,

  rejected: {
    'entered-in-error': 'marked as entered in error',
    cancelled: 'cancelled',
    preliminary: 'preliminary, not final',
    registered: 'only registered, no result yet',
    'status-unknown': 'status unknown',
    'data-absent': 'the laboratory gives no value',
    comparator: 'not an exact value (below or above a limit)',
    'not-numeric': 'not a number',
    'unit-missing': 'no unit',
    'unit-not-accepted': 'unit not accepted for this input',
    'unit-contradictory': 'printed unit and unit code contradict each other',
    'molar-albumin': 'albumin by amount of substance; not converted without being asked',
    'wave-speed': 'shear wave speed (m/s), not stiffness; never converted silently',
    'background-liver': 'stiffness of the background liver, not of the tumour',
    'other-specimen': 'measured in another fluid than blood',
    implausible: 'outside what is plausible',
    'wrong-subject': 'belongs to another subject',
    'date-missing': 'no date',
    'date-imprecise': 'date too coarse (no day)',
    'date-invalid': 'date not valid',
    'after-today': 'dated in the future',
    'after-index': 'taken after the index date',
    'too-old': 'too old',
    'newer-used': 'a newer value is used',
    'no-partner-in-draw': 'the other count of the same draw is missing',
    'other-rule-used': 'another source of the same value has precedence',
    'smaller-lesion': 'a larger lesion counts',
    'other-lesion': 'another lesion than the one followed',
    'earlier-exam': 'a later examination counts',
    'outside-window': 'outside the time in which the examination counts',
    'too-few-measurements': 'too few valid measurements',
    'median-contradicts-measurements': 'the median contradicts its measurements',
    'no-lymphocytes': 'lymphocytes are zero; no ratio',
    'contradictory-duplicate': 'contradicts another value of the same moment',
    'modifier-extension': 'carries an extension that may change its meaning and is not understood',
    'incomplete-read': 'found, but the search broke off: a newer one may exist',
    'replaced-by-user': 'replaced by a value entered or chosen here',
    malformed: 'not readable as FHIR',
    'subject-unknown': 'whose result it is cannot be told',
    'value-range': 'a range, not one value',
    'index-date-open': 'counts or does not count depending on when therapy began',
    'place-unknown': 'where the lesion lies cannot be told',
    'lesion-unknown': 'which lesion was examined cannot be told',
    'not-delivered': 'named in the chart, but not delivered',
    'order-stopped': 'a stopped order: whether the drug was taken cannot be told',
    'drug-not-told': 'which drug it is cannot be told',
  } satisfies Record<RejectionReason, string>,

  stiffness: {
    heading: 'Elastography sites',
    worksheet: 'Elastography worksheet',
    worksheetShort: 'Worksheet',
    caption: 'Median stiffness in kPa by site, before therapy and at week 6',
    site: 'Site',
    before: 'Before',
    after: 'Week 6',
    direction: 'Direction',
    directions: {
      stiffer: 'stiffer',
      softer: 'softer',
      same: 'same',
      missing: 'missing',
    } satisfies Record<SiteDirection, string>,
    counted: {
      'stiffer-is-nonnegative': (counted: number, needed: number) =>
        `Stiffer at ${counted} of 9 sites; ${needed} needed.`,
      'softer-is-nonnegative': (counted: number, needed: number) =>
        `Softer at ${counted} of 9 sites; ${needed} needed.`,
    },
    wouldDecide: (sites: string) => `Sites that would decide: ${sites}.`,
    due: (day: string) => `Due ${day}.`,
    window: (from: string, to: string) => `The second examination counts from ${from} to ${to}.`,
    baseline: (day: string) => `Baseline examination: ${day}`,
    followUp: (day: string) => `Week-6 examination: ${day}`,
    noBaseline: 'Baseline examination: none usable',
    noFollowUp: 'Week-6 examination: none usable',
  },

  edit: {
    value: 'Value',
    unit: 'Unit',
    date: 'Date of measurement',
    neutrophils: 'Neutrophils',
    lymphocytes: 'Lymphocytes',
    ratio: 'Ratio',
    kind: 'What to enter',
    kinds: { counts: 'Both counts', ratio: 'The ratio itself' },
    sign: 'Sign of dT',
    signs: {
      'stiffer-is-nonnegative': {
        nonnegative: (needed: number) => `Stiffer (dT ≥ 0): at ${needed} or more of 9 sites`,
        negative: (needed: number) => `Not stiffer (dT < 0): stiffer at fewer than ${needed} of 9 sites`,
      },
      'softer-is-nonnegative': {
        nonnegative: (needed: number) => `Softer (dT ≥ 0): at ${needed} or more of 9 sites`,
        negative: (needed: number) => `Not softer (dT < 0): softer at fewer than ${needed} of 9 sites`,
      },
    },
    examDate: 'Date of the second examination',
    apply: 'Use this value',
    note: 'The chart itself is not changed; the value counts for this assessment only.',
    /** In place of the plain fault, where the range is known. */
    outside: (value: string, range: string) => `${value} is outside what is plausible, ${range}.`,
    meant: (value: string) => `Is ${value} meant?`,
    faults: {
      'not-a-number': 'Enter a number, e.g. 36.5.',
      implausible: 'This value is not plausible in this unit.',
      'unit-not-accepted': 'This unit is not accepted here.',
      'date-missing': 'Enter the date of the measurement.',
      'date-invalid': 'This is not a valid date.',
      'date-in-future': 'The date lies in the future.',
      'therapy-not-started':
        'dT compares with an exam six weeks into therapy, and no start of the combination before this date is known. Where the chart lacks it, it can be entered beside the start of therapy.',
    } satisfies Record<EditFault['code'], string>,
  },
}
