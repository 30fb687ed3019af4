import type { DataProblemCode } from '../../validation/data/data-problem.ts'
import type { GuessReason } from '../../validation/data/guess-mapping.ts'
import type { Method } from '../../validation/recalibration/method.ts'
import type { ProposalProblem } from '../../validation/recalibration/model-proposal.ts'
import type { SourceGap, Variable } from '../../validation/study-table.ts'

/** The validation lab: choosing data, saying what its columns mean, what to compute. The report has texts of its own. */
export const lab = {
  pageTitle: 'TIPM validation lab',
  heading: 'Validation lab',
  purpose:
    'Tests and recalibrates TIPM on your own patients before anyone relies on it. The data stay in this browser: nothing is sent anywhere.',
  tabs: { validate: 'Validation', response: 'Response criteria' },
  investigational: 'Investigational: validate locally before use.',

  choose: {
    heading: 'Choose the patients',
    csv: 'CSV file',
    csvHint:
      'One row per treated patient: inputs before therapy, dT at week 6, response, survival. Or scores of any model.',
    fhir: 'FHIR files',
    fhirHint:
      'Bulk Data (NDJSON, several files together) or a Bundle (JSON). Read by the same rules as at the bedside.',
    drop: 'Drop files here, or choose them:',
    several: 'Choose one CSV file, or several FHIR files: these do not belong together, and none was taken.',
    example: 'Show it with the example',
    exampleHint:
      'A synthetic cohort of 327, drawn from the paper’s published summaries. No patients are in it.',
    mappingHint: 'Columns are matched to variables in the next step; nothing is computed before you agree.',
  },

  map: {
    heading: 'What the columns mean',
    file: (name: string, rows: string) => `${name}; the first ${rows} rows are looked at here.`,
    exampleName: 'Example cohort',
    kind: 'The file holds',
    kinds: {
      patients: 'patients’ inputs, to be scored by TIPM',
      scored: 'scores of any model, already formed',
    },
    caption: 'Variables and the columns they are read from',
    columns: { variable: 'Variable', column: 'Column', reading: 'Unit or coding', why: 'Why' },
    none: 'not in the file',
    variables: {
      anc: 'Neutrophils (ANC)',
      alc: 'Lymphocytes (ALC)',
      nlr: 'NLR',
      albumin: 'Albumin',
      diameter: 'Largest tumour diameter',
      deltaT: 'dT (1: dT ≥ 0; 0: dT < 0)',
      bilirubin: 'Bilirubin (for ALBI)',
      afp: 'AFP',
      age: 'Age',
      outcome: 'Outcome (1: TIN, progressive disease; 0: TIE)',
      days: 'Follow-up time',
      event: 'Death (1: died; 0: censored)',
      score: 'Score (higher: more risk)',
      probability: 'Predicted probability',
    } satisfies Record<Variable, string>,
    unit: (variable: string) => `Unit of ${variable}`,
    columnOf: (variable: string) => `Column of ${variable}`,
    unitNames: { a: 'years', d: 'days', wk: 'weeks', mo: 'months', '%': 'percent', '1': '0 to 1' },
    chooseUnit: 'choose the unit',
    ones: 'Cells that mean 1',
    zeros: 'Cells that mean 0',
    onesOf: (variable: string) => `Cells that mean 1, ${variable}`,
    zerosOf: (variable: string) => `Cells that mean 0, ${variable}`,
    separate: 'Several separated by |',
    threshold: 'Or: 1 from this number on',
    thresholdOf: (variable: string) => `1 from this number on, ${variable}`,
    dates: 'Two dates instead',
    oneColumn: 'One column instead',
    start: 'Start date',
    end: 'End date',
    id: 'Patient identifier',
    idHint: 'Only finds patients who stand twice; it appears in no report.',
    groups: 'Groups to tell apart',
    groupsHint: 'Such as cohort or hepatitis B: for separate results and subgroups.',
    missing: 'Cells that mean “no value”, beside empty ones',
    suspects: (codes: string) =>
      `These numbers often stand for “no value” and occur here: ${codes}. They count as values unless you add them.`,
    writing: 'How the file is written',
    encoding: 'Encoding',
    delimiter: 'Separator',
    decimal: 'Decimal mark',
    dateOrder: 'Order of dates',
    detected: 'as detected',
    delimiters: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' },
    decimals: { '.': 'point', ',': 'comma' },
    dateOrders: { ymd: 'year, month, day', dmy: 'day, month, year', mdy: 'month, day, year' },
    reasons: {
      'heading-known': 'known heading',
      'heading-similar': 'similar heading',
      'several-headings': 'several columns could be it: choose one',
      'unit-in-heading': 'unit in the heading',
      'unit-by-range': 'the only unit in which the values are plausible',
      'unit-open': 'the unit cannot be told: choose it',
      'coding-known': 'known coding',
      'coding-doubtful': 'the coding is likely, not certain',
      'coding-open': 'the coding is not known: enter it',
      'dates-year-first': 'dates with the year first',
      'date-order-open': 'the order of the dates cannot be told: choose it',
    } satisfies Record<GuessReason, string>,
    competing: (headings: string) => `(${headings})`,
    check: 'please check',
    confirm: 'I have checked the columns marked.',
    preview: 'How the first rows are read',
    previewCaption: 'Each cell as the file has it and as it is read',
    row: 'Row',
    readMissing: 'no value',
    save: 'Save this mapping',
    load: 'Load a mapping',
    proceed: 'Read the file',
    open: 'Still open',
  },

  problems: {
    cancelled: ['Stopped', 'Reading was stopped.', 'Choose the data again.'],
    stopped: ['Stopped', 'The work was stopped; nothing you entered is lost.', 'It can be started again.'],
    crashed: [
      'The lab failed',
      'The computation ended unexpectedly, perhaps because the browser ran out of memory.',
      'Try again; for very large data use the command line (tipm validate).',
    ],
    unreadable: [
      'The file could not be read',
      'The browser could not open it.',
      'Check that it still exists and is not open elsewhere, and choose it again.',
    ],
    'empty-file': ['The file is empty', 'It holds no rows.', 'Choose another file.'],
    'spreadsheet-file': [
      'This is a spreadsheet file',
      'Excel and similar workbooks are not read.',
      'Save the sheet as CSV and choose that.',
    ],
    'not-text': ['This is not a text file', 'It holds binary data.', 'Choose a CSV, NDJSON or JSON file.'],
    undecodable: [
      'The characters could not be read',
      'The file is in none of the encodings tried.',
      'Choose the encoding, or save the file as UTF-8.',
    ],
    'no-rows': ['No rows', 'There are headings, and nothing below them.', 'Choose another file.'],
    misquoted: [
      'A stray quotation mark',
      'From this row on, cells cannot be told apart.',
      'Correct the quotation marks in the file.',
    ],
    'row-too-long': [
      'A row does not end',
      'A quotation mark may be open from here on.',
      'Correct the file at this row.',
    ],
    'unknown-heading': [
      'No such column',
      'The mapping names a column that the file does not have.',
      'Choose another column.',
    ],
    'heading-twice': [
      'A heading stands twice',
      'It is not clear which of the columns is meant.',
      'Rename one of them in the file.',
    ],
    'column-used-twice': [
      'A column is used twice',
      'One column cannot be two variables.',
      'Choose another column for one of them.',
    ],
    'unit-missing': ['A unit is missing', 'A number without its unit is never guessed.', 'Choose the unit.'],
    'unit-not-accepted': [
      'A unit cannot be converted',
      'It is not among the units accepted for this variable.',
      'Choose one of those offered.',
    ],
    'coding-missing': [
      'A coding is missing',
      'It is not said which cells mean 1 and which 0.',
      'Enter both.',
    ],
    'coding-overlaps': [
      'A coding contradicts itself',
      'A cell would mean two things at once.',
      'Correct what means 1, 0 or no value.',
    ],
    'date-order-missing': [
      'The order of dates is open',
      'Day and month cannot be told apart.',
      'Choose the order under “How the file is written”.',
    ],
    'decimal-mark-missing': [
      'The decimal mark is open',
      'A comma or point could be a decimal mark or part thousands.',
      'Choose it under “How the file is written”.',
    ],
    'nothing-to-score': [
      'Nothing to score',
      'No input of the score has a column.',
      'Choose a column for at least one input, or a score.',
    ],
    'no-outcome-column': [
      'No outcome',
      'There is neither a response nor survival to compare with.',
      'Choose the column of the outcome, or of time and death.',
    ],
    'mapping-needed': [
      'A mapping is needed',
      'Not every column can be told beyond doubt.',
      'Say what the columns mean.',
    ],
    'mapping-invalid': [
      'Not a mapping',
      'The file is not a mapping of this lab.',
      'Choose a file saved here, or written as the documentation says.',
    ],
    'not-json': ['Not readable as JSON', 'The file breaks off or has a fault.', 'Export it again.'],
    'not-fhir': [
      'No FHIR resources',
      'Nothing in the files is a FHIR R4 resource.',
      'Choose NDJSON from Bulk Data, or a Bundle.',
    ],
    'same-id': [
      'Two resources of one id',
      'They contradict each other.',
      'Export again, so that each resource is in the files once.',
    ],
    'no-patients': ['No patients', 'The files hold no Patient resource.', 'Add the file of the patients.'],
  } satisfies Record<DataProblemCode | 'crashed' | 'stopped', readonly [string, string, string]>,
  /** Between the parts of a list. */
  separators: { clause: '; ', item: ', ' },
  problemTitle: (title: string) => `${title}.`,
  problemPlace: (what: string) => `Concerned: ${what}.`,
  problemRow: (row: string) => `Row ${row}.`,
  code: (code: string) => `Code: ${code}`,

  work: {
    looking: 'Looking at the file',
    reading: 'Reading the data',
    read: (rows: string, megabytes: string) => `${rows} rows, ${megabytes} MB`,
    share: (detail: string, percent: string) => (detail === '' ? `${percent}%` : `${detail}, ${percent}%`),
    computing: 'Computing the report',
    stop: 'Stop',
  },

  options: {
    heading: 'What will be computed',
    rows: (used: string, found: string) => `${used} of ${found} rows can be used.`,
    complete: {
      patients: (rows: string) => `Rows with every input of the score and the outcome: ${rows}.`,
      scored: (rows: string) => `Rows with score and outcome: ${rows}.`,
    },
    absent: (variables: string) =>
      `Without a column: ${variables}. What needs them cannot be computed; the report says where.`,
    excluded: 'Rows left out, and why',
    cellProblems: 'Cells read as missing, and why',
    cellProblem: (variable: string, why: string, count: string, rows: string) =>
      `${variable}: ${why}, ${count} (rows ${rows})`,
    moreRows: (rows: string) => `${rows} ...`,
    excludedRow: (row: string, why: string, what: string) =>
      `Row ${row}: ${why}${what === '' ? '' : ` (${what})`}`,
    more: (count: string) => `and ${count} more`,
    missing: 'Missing values by variable',
    missingIn: (variable: string, count: string) => `${variable}: ${count}`,
    noneMissing: 'No value is missing.',
    gaps: {
      'more-pages':
        'The export breaks off: a search result names further pages that are not in the files. Patients or values may be missing.',
      'entry-failed':
        'The export holds entries that the server answered with an error. Patients or values may be missing.',
      'operation-outcome':
        'The server added remarks to the export. Read them in the file: patients or values may be missing.',
      'fewer-than-total':
        'A search result counts more matches than it holds. Patients or values may be missing.',
    } satisfies Record<SourceGap, string>,
    completeCase:
      'Each figure uses the patients who have all it needs, and says how many. Nothing is imputed.',
    cohort: 'Cohorts, analysed apart and together',
    oneCohort: 'one cohort',
    subgroups: 'Subgroups for survival',
    labels: (labels: string) => `(${labels})`,
    cutoff: 'Cut-off: positive from this score on',
    cutoffOfModel: (points: string) => `Cut-off: ${points} points, as published`,
    replicates: 'Bootstrap samples',
    seed: 'Seed',
    seedHint: 'The same seed gives the same figures.',
    whole: 'a whole number',
    numberFault: 'Enter a number.',
    start: 'Compute the report',
    back: 'Back',
  },

  report: {
    anew: 'Other patients',
    back: 'Change what is computed',
    downloads: 'Keep the report',
    html: 'HTML file',
    json: 'JSON file',
    tables: 'Tables as CSV files',
    notSaved: 'The file could not be made; try again.',
    print: 'Print or PDF',
    ready: 'The report is ready.',
    arrived: (count: string, total: string) => `${count} of ${total} sections are shown.`,
    pending: 'not yet computed',
  },

  figureTools: {
    svg: 'SVG',
    png: 'PNG',
    problems: {
      'too-large': 'The picture is too large for this browser; use the SVG.',
      'not-drawn': 'The browser could not draw the picture; use the SVG.',
    },
  },
  figureSource: (model: string, data: string) =>
    `TIPM on FHIR validation lab; model ${model}; data ${data}. Investigational.`,

  recalibrate: {
    heading: 'Recalibration, as a proposal',
    intro:
      'Fits TIPM to these patients and shows the agreement before and after. The result is a model file to review and approve; nothing in app or order support changes until someone puts it into the site file.',
    method: 'What is fitted',
    methods: {
      intercept: 'Intercept only: the risks are right on average; points and class stay',
      'intercept-and-slope': 'Intercept and slope: also their spread; points and class stay',
      refit:
        'All four coefficients, shrunken: needs many events; points change, the cut-off moves to the same risk',
    } satisfies Record<Method['kind'], string>,
    fit: 'Fit',
    fitting: 'Fitting',
    fitted: 'Fitted: the agreement before and after stands below.',
    patients: (patients: string, events: string) => `${patients} patients, ${events} with the outcome.`,
    caption: 'Agreement of predicted and observed outcomes',
    before: 'Before',
    after: 'After',
    noAfter: (why: string) => `There is no figure of “after”: ${why}.`,
    heldOut:
      '“After” predicts each patient by a fit that had not seen that patient (tenfold cross-validation).',
    corrected: (auc: string, slope: string) =>
      `Corrected for optimism by bootstrap: AUC ${auc}, slope ${slope}.`,
    notCorrected: (why: string) => `Not corrected for optimism by bootstrap: ${why}.`,
    shrinkage: (factor: string) => `Coefficients were multiplied by ${factor}, the bootstrap’s slope.`,
    reversed: (inputs: string) =>
      `The direction came out opposite to the published model for: ${inputs}. Look at the data before anything else.`,
    impossible: 'No recalibration',
    file: 'The model file',
    site: 'Site',
    from: 'Patients treated from',
    to: 'to',
    cutoff: 'Cut-off',
    cutoffs: {
      keep: 'as it is (after a refit: at the same risk)',
      youden: 'local Youden index',
      given: 'chosen here, in points',
    },
    points: 'Points',
    siteFault: 'Enter the name of the site.',
    periodFault: 'Enter both days, the earlier first, or neither.',
    write: 'Save the model file',
    written: (version: string) =>
      `Model file of version ${version} saved. It names nobody as approving it: that is for your site to fill in.`,
    failures: {
      'cutoff-off-scale': 'That cut-off lies off the scale of points.',
      'no-local-cutoff': 'No cut-off tells the outcomes apart in these patients.',
      'no-effect': 'A refitted coefficient is exactly 0; such a model is not written.',
    } satisfies Record<ProposalProblem, string>,
  },
}
