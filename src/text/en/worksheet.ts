import type { ExamPlanRefusal } from '../../fhir/elastography/stiffness-exam-plan.ts'
import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import type { ElastographySite } from '../../model/elastography/elastography-sites.ts'
import type { SiteDirection } from '../../model/elastography/stiffness-change.ts'

/** The elastography worksheet: two examinations, twelve sites, dT as it forms. */
export const worksheet = {
  heading: 'Elastography worksheet',
  lead: 'Twelve sites before therapy and again six weeks after its start, five breath-hold measurements each; the median counts.',
  exams: { baseline: 'Baseline', followUp: 'Week 6' } satisfies Record<ExamKind, string>,
  close: 'Close',
  closeNote: 'What is typed here stays in this browser tab until it is saved or discarded.',
  notKept: 'This browser does not let the page keep drafts: save before closing or reloading.',

  drawing: {
    label: 'Measurement sites. Arrow keys or letters choose a site, Enter goes to its fields.',
    lesion: 'lesion',
    surroundings: 'around the lesion',
    liver: 'liver',
    distances: { g: '1 cm', h: '2 cm' },
    legend: 'Triangle up: stiffer. Triangle down: softer. Two bars: same. Dashed: not yet measured twice.',
  },
  places: {
    A: 'in the lesion, 12 o’clock',
    B: 'in the lesion, 3 o’clock',
    C: 'in the lesion, 6 o’clock',
    D: 'in the lesion, 9 o’clock',
    E: 'centre of the lesion',
    F1: 'around the lesion, 2 o’clock',
    F2: 'around the lesion, 5 o’clock',
    F3: 'around the lesion, 8 o’clock',
    F4: 'around the lesion, 11 o’clock',
    G: 'liver, 1 cm from the margin',
    H: 'liver, 2 cm from the margin',
    I: 'normal liver',
  } satisfies Record<ElastographySite, string>,
  siteRead: (site: string, place: string, baseline: string, week6: string, direction: string) =>
    `${site}, ${place}. Baseline ${baseline}, week 6 ${week6}: ${direction}`,
  notMeasured: 'not measured',
  directions: {
    stiffer: 'stiffer',
    softer: 'softer',
    same: 'same',
    missing: 'missing',
  } satisfies Record<SiteDirection, string>,

  live: {
    heading: 'dT and dP as entered',
    deltaT: 'dT',
    deltaP: 'dP',
    deltaPNote: '(liver sites G, H, I; not part of the score)',
    count: {
      'stiffer-is-nonnegative': (counted: string, of: string) => `${counted} of ${of} stiffer`,
      'softer-is-nonnegative': (counted: string, of: string) => `${counted} of ${of} softer`,
    },
    decided: {
      nonnegative: (count: string, needed: string) => `not negative (≥ 0): ${count}, ${needed} needed`,
      negative: (count: string, needed: string) => `negative (< 0): ${count}, ${needed} needed`,
    },
    oneDecides: (count: string, sites: string) => `${count}; ${sites} would decide`,
    open: (count: string, needed: string, sites: string) => `${count}, ${needed} needed; open: ${sites}`,
    pending: 'The speeds entered do not count until their conversion is accepted.',
    doubt: 'One of the examinations does not count by its date; see the notes there.',
  },

  timeline: {
    start: (day: string) => `Therapy ${day}`,
    noStart: 'Therapy with both drugs has not begun, as far as the chart tells.',
    baseline: (day: string) => `Baseline ${day}`,
    followUp: (day: string) => `Week 6 ${day}`,
    due: (day: string) => `Week 6 due ${day}`,
    today: (day: string) => `Today ${day}`,
    window: (from: string, to: string) => `counts ${from} to ${to}`,
  },

  exam: {
    date: 'Date',
    time: 'Time (optional)',
    place: 'Lesion',
    fields: 'Lesion, device, unit',
    placeHint: 'for example segment VIII, 96 mm; with several lesions the largest',
    device: 'Device (optional)',
    kind: 'Entered are',
    kinds: { shots: 'measurements', medians: 'medians only' },
    unit: 'Unit',
    inChart: (reference: string) => `In the chart as ${reference}.`,
    inChartParts: 'In the chart as single entries of another system; they cannot be corrected here.',
    corrects: (reference: string) =>
      `Changed here: saving stores a new version of ${reference}; the earlier one stays in its history.`,
    beside: (day: string) => `The chart holds an examination of ${day}; what is entered here is another one.`,
    unread: (sites: string) =>
      `Not usable in the chart: ${sites}. Saving leaves them as they are unless entered here.`,
    restored: (when: string) => `Draft restored from ${when}.`,
    newHere: 'Not in the chart yet.',
    save: (exam: string) => `Save: ${exam}`,
    discard: (exam: string) => `Discard changes: ${exam}`,
    discardSure: 'Press again to discard what was typed',
    another: 'Enter another examination',
    withdraw: 'Mark as entered in error',
    paste: 'Paste or import',
    dateFaults: {
      'date-missing': 'Enter the date of the examination.',
      'date-invalid': 'This is no date, or no time of that day.',
      'date-in-future': 'The date or time lies in the future.',
    },
    doubts: {
      'after-start': 'After the start of therapy: it does not count as baseline.',
      'too-old': 'Too long before the start of therapy to count as baseline.',
      'therapy-not-started': 'Without a start of therapy in the chart no second examination counts.',
      'before-start': 'Before or at the start of therapy: it does not count as second examination.',
      'outside-window': 'Outside the days in which the second examination counts.',
    },
    cannotSave: 'To save: at least one site, a date, and no field that cannot be read.',
    faulty: (count: string) => `Fields that cannot be read: ${count}.`,
    notGranted:
      'The EHR does not let this app store examinations. dT can still be formed and used in this assessment.',
  },

  offered: {
    found: (day: string) =>
      `The chart holds an examination of ${day} as single numbers from imaging. Whether each is a measurement or a median was lost on the way, so it is not read by itself.`,
    look: (exam: string) => `Look at it for: ${exam}`,
  },

  lesions: {
    differ:
      'The two examinations are of different lesions, by their tracking UIDs: dT compares one lesion with itself. Some systems give a new UID in each examination.',
    same: 'I have checked: it is the same lesion',
  },

  conversion: {
    heading: 'Speed is not stiffness',
    formula: (density: string) => `E = 3 ρ v², ρ = ${density} kg/m³`,
    explain:
      'Shear wave speed v (m/s) becomes stiffness E (kPa) by this formula, which takes tissue as elastic, uniform and incompressible. The speeds are stored beside what is made of them.',
    example: (speed: string, stiffness: string) => `${speed} becomes ${stiffness}.`,
    accept: 'Convert the speeds of this examination',
  },

  grid: {
    caption: 'Measurements by site. Enter goes to the next field; arrow keys up and down change the site.',
    site: 'Site',
    shots: (exam: string, unit: string) => `${exam}, ${unit}`,
    median: 'Median, kPa',
    direction: 'Change',
    shot: (site: string, exam: string, number: string) => `${site}, ${exam}, measurement ${number}`,
    medianField: (site: string, exam: string) => `${site}, ${exam}, median`,
    spread: (percent: string) => `IQR/median ${percent}`,
    unreliable: (percent: string) => `unreliable (over ${percent})`,
    tooFew: (measured: string, needed: string) => `${measured} of ${needed}`,
    medianOnly: 'median only',
    faults: {
      'not-a-number': (text: string) => `“${text}” is no number.`,
      implausible: (text: string, least: string, most: string) =>
        `“${text}” is not plausible: ${least} to ${most}.`,
    },
    announce: (site: string, exam: string, median: string) => `${site}, ${exam}: median ${median}`,
  },

  paste: {
    heading: (exam: string) => `Paste or import: ${exam}`,
    explain:
      'Twelve rows of five measurements or of one median, as copied from a spreadsheet or as CSV file; sites named in the first column, or all twelve in the order A, B, C, D, E, F1, F2, F3, F4, G, H, I. Or a structured report (DICOM SR) of the ultrasound system, as a file; images are not read.',
    text: 'Table',
    file: 'CSV file or structured report',
    fileFailed: 'The file could not be read.',
    loadFailed: 'The table reader could not be loaded. Check the connection and try again.',
    understood: {
      shots: (sites: string) => `Understood: measurements of ${sites} sites.`,
      medians: (sites: string) => `Understood: medians of ${sites} sites.`,
    },
    order: {
      named: 'Sites as named in the first column.',
      protocol: 'Sites in the order of the protocol.',
    },
    unit: (unit: string) => `Taken as ${unit}.`,
    header: 'The first line was taken as heading.',
    replaces: (sites: string) => `Replaces what is entered for: ${sites}.`,
    refused: 'Not taken',
    cell: (row: string, column: string, reason: string) => `Row ${row}, column ${column}: ${reason}`,
    row: (row: string, text: string, reason: string) => `Row ${row} (${text}): ${reason}`,
    rowReasons: {
      'site-unknown': 'no site of this name',
      'site-twice': 'the site stands here a second time',
      'too-many-values': 'more than five values',
    },
    failures: {
      empty: 'Nothing to read yet.',
      'no-values': 'No measurement was found in it.',
      'not-twelve-rows': 'Without site names there must be twelve rows.',
    },
    found: (rows: string) => `Rows found: ${rows}.`,
    take: 'Take these values',
    report: {
      refusals: {
        'too-large': 'The file is larger than any report: it holds images.',
        'not-dicom': 'The file is neither a table nor a DICOM report.',
        'not-a-report': 'This is a DICOM file, but no structured report. Images are not read.',
        deflated: 'The report is compressed (Deflated Explicit VR). Export it uncompressed.',
        damaged: 'The report is damaged or cut off. Nothing of it was read.',
        'several-reports': 'The file holds several reports. Give them one by one.',
        'character-set-unknown':
          'The report names a character set that is not known here; its labels would be guesses.',
      },
      other: (reported: string, chart: string) =>
        `This report is of another patient (${reported}) than the chart (${chart}). Nothing of it is taken.`,
      untold: (reported: string, chart: string) =>
        `The report does not tell for sure whose it is: it names ${reported}, the chart ${chart}.`,
      nobody: 'nobody',
      confirm: 'I have checked: the report is of this patient',
      choose: 'Which examination of the report',
      exam: (day: string, lesion: string | undefined) =>
        `Examination of ${day}${lesion === undefined ? '' : `, lesion tracked as ${lesion}`}.`,
      device: (name: string) => `System: ${name}.`,
      noDay: 'an untold day',
      nothing: 'There is no measurement of stiffness in it that can be taken.',
      another: (day: string) =>
        `It is of another day, unit or lesion than what stands in the fields: it becomes a new examination of ${day}.`,
      notFinal: (flags: string) => `The report is not final: ${flags}.`,
      mayBeMedians:
        'Each number has to be one measurement and none a median: compare with the ultrasound system before you take them.',
      methods: (names: string) => `Not measured by 2D shear wave elastography, as in the study: ${names}.`,
      beside: (count: string) =>
        `Medians, spreads and speeds that stand beside the measurements and are not taken: ${count}.`,
      others: (count: string) => `Numbers that are no stiffness: ${count}.`,
      noLabel: 'without a label',
      refused: (label: string, values: string, reason: string) => `${label} (${values}): ${reason}`,
      mapping: 'The site file maps labels to sites (reading.elastographyLabels).',
      faults: {
        'label-missing': () => 'without a label no site can be told',
        'label-unmapped': () => 'the label stands for no site',
        'several-tracked': () => 'one label, but several tracking UIDs: it may be of several lesions',
        'site-twice': () => 'another label stands for the same site',
        'too-many-values': () => 'more than five measurements, or several medians',
        'median-contradicts': () => 'this median is not that of the measurements beside it',
        'speed-alone': () => 'a speed only, where other sites have stiffness',
        'statistic-alone': () => 'only a statistic that is no median',
        implausible: (least: string, most: string) => `not plausible: ${least} to ${most}`,
        'other-organ': () => 'not of the liver',
        'other-unit': () => 'in another unit than kPa for stiffness and m/s for speed',
        'no-number': () => 'no plain number',
      },
    },
  },

  use: {
    action: 'Use this dT in the assessment',
    explain:
      'Uses the sign of dT from this worksheet without saving the examinations; it is marked as entered here.',
    done: 'In use in this assessment, marked as entered here.',
    override: 'A dT entered by hand is in force and stands before that of the examinations.',
    reset: 'Use dT from the chart',
    fromChart: 'dT of this assessment is formed from the examinations in the chart.',
  },

  save: {
    heading: (exam: string) => `Save examination: ${exam}`,
    create: 'Stores a new examination, as you entered it, with you as the performer.',
    correct:
      'Stores a new version of the examination, marked as amended. The earlier version stays in its history.',
    when: (when: string, sites: string) => `Examination of ${when}, sites measured: ${sites}.`,
    confirm: 'Confirm and save',
    existed: (reference: string) =>
      `Already in the chart as ${reference}, with the same measurements; nothing was stored twice.`,
    differs: (reference: string) =>
      `The chart already holds an examination of this time with other measurements (${reference}). Nothing was stored; what was entered is kept here. Read the chart again to correct that one.`,
    reread: 'The chart is being read again.',
    rereadFailed: 'It is stored, but the chart could not be read again: reload the page to see it.',
    failed: 'The examination was not saved',
    kept: 'Nothing entered is lost. It can be tried again.',
    expired:
      'The session has expired. Open the app again from the chart in this tab: what was entered here is kept.',
    refused: {
      'not-found': 'The stored examination could not be found again, or carries no version to match.',
      'other-patient': 'The stored examination belongs to another patient. It was left as it is.',
      'already-in-error': 'The stored examination is marked as entered in error.',
      'changed-meanwhile':
        'The stored examination was changed by someone else since it was read. Discard the changes here to see that version.',
    } satisfies Record<ExamPlanRefusal, string>,
  },

  withdraw: {
    heading: (exam: string) => `Mark as entered in error: ${exam}`,
    explain:
      'The examination stays in the chart, marked as entered in error, and no longer counts. Nothing is deleted.',
    done: (reference: string) => `${reference} is marked as entered in error.`,
  },
}
