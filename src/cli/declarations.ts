import type { Declaration } from './command.ts'

const EXIT_CODES = `Exit codes:
  0   computed, or bounded because something is unknown
  2   no score: nothing known, or out of the model's scope (the reasons are printed)
  64  wrong use
  65  bad input`

const DATA_EXIT_CODES = `Exit codes:
  0   computed
  2   nothing could be computed from these patients (the reason is printed)
  64  wrong use
  65  bad input, or a file cannot be written`

const DATA_FILE = `FILE is a CSV file, or FHIR (NDJSON of a bulk export, or Bundles; several files at once); - is standard input.
Nothing leaves this machine. How data are given: docs/validation-data.md.`

const MODEL = ['FILE', "model file in place of the site's or the one shipped"] as const
const JSON_DOCUMENT = 'one JSON document on standard output (docs/cli)'
const SETUP = {
  site: ['FILE', 'site file: codes, units, windows, time zone, model (see smart-config/README.md)'],
  model: MODEL,
} as const
const STUDY = {
  map: ['FILE', 'which columns hold what (JSON); without it, what the headings say, if all of it is sure'],
  bootstrap: ['N', 'samples (default 2000)'],
  seed: ['N', 'of every random draw (default 20251222)'],
  site: ['FILE', 'site file: how FHIR is read, time zone, model (see smart-config/README.md)'],
  model: MODEL,
} as const

/** What stands above and below the list of commands in `tipm --help`. */
export const ABOUT = `tipm: Target Immunotherapy Predict Model, response to lenvatinib + camrelizumab in advanced HCC.
Investigational: validate locally before use.`
export const AFTER = EXIT_CODES

export const SCORE = {
  name: 'score',
  operands: '[options]',
  summary: 'score values given on the command line',
  about: 'Scores what is known and bounds what is not; anything may be left out.',
  options: {
    anc: ['VALUE', 'neutrophils, 10*9/L'],
    alc: ['VALUE', 'lymphocytes, 10*9/L, of the same draw'],
    nlr: ['VALUE', 'their ratio, in place of the two'],
    albumin: ['VALUE', 'g/L'],
    diameter: ['VALUE', 'largest tumour diameter, cm'],
    dt: ['SIGN', 'stiffness change at week 6: negative, nonnegative or unknown'],
    ...SETUP,
    json: JSON_DOCUMENT,
  },
  after: `Other units are written with the value: 3.6g/dL, 84mm, 4.1K/uL, "4.1 10*3/uL".

Examples:
  tipm score --anc 5.6 --alc 1.3 --albumin 36 --diameter 8.4 --dt nonnegative
  tipm score --nlr 4.2 --albumin 3.6g/dL --diameter 84mm --json

${EXIT_CODES}`,
} as const satisfies Declaration

export const ASSESS = {
  name: 'assess',
  operands: 'FILE|- [options]',
  summary: "read a patient's chart (FHIR R4 JSON) and score it",
  about: 'Reads a Bundle of any type, a resource, an array of these, or NDJSON; - is standard input.',
  options: {
    patient: ['ID', 'whose chart, where the file holds several'],
    'as-of': ['DATE', 'assess as on that day (2026-03-01) or at that instant; nothing later is read'],
    'therapy-start': [
      'DATE|none',
      'the day the combination began (2026-03-01), or none where it has not, in place of what the chart says',
    ],
    ...SETUP,
    verbose: 'also what was passed over and why, and what the criteria rest on',
    fhir: 'print the transaction Bundle that would be written, and write nothing',
    json: JSON_DOCUMENT,
  },
  after: `Examples:
  tipm assess chart.json
  curl -s "$FHIR/Patient/1/\\$everything" | tipm assess - --json

${EXIT_CODES}`,
} as const satisfies Declaration

export const DOCTOR = {
  name: 'doctor',
  operands: '--site FILE | --chart FILE | --drugs FILE [options]',
  summary: 'check a site file against the EHRs it names, the codes of a chart, or drugs',
  about: `Checks a site file against the EHRs it names: sign-in, scopes, CORS, what can be read and
written, clock and certificate. Nothing is written, and no patient data is printed. With --chart:
which codes of a chart file are read as which input, which nobody mapped, and how to map them.
With --drugs: which drugs of a dictionary are recognised as which of the pair.`,
  options: {
    site: ['FILE', 'the site file (see smart-config/README.md)'],
    origin: [
      'URL',
      'where the app is served, with its path; without it neither CORS nor the pages are checked',
    ],
    iss: ['URL', 'only this EHR of the site file'],
    chart: ['FILE', 'FHIR R4 JSON; - is standard input. No server is asked; --site may name the site file'],
    drugs: [
      'FILE',
      'drugs, one name or code a line; - is standard input; "ehr": what the EHR can order, with a token',
    ],
    patient: ['ID', 'a test patient, whose chart is read to see whether codes and units fit'],
    'token-file': ['FILE', 'an access token for that; - is standard input'],
    token: ['TOKEN', 'the same on the command line, where others on this machine can see it'],
    json: JSON_DOCUMENT,
  },
  after: `Examples:
  tipm doctor --site smart-config/site.json --origin https://tipm.example
  tipm doctor --site site.json --patient test-1 --token-file token.txt --json
  tipm doctor --chart patient.json --site site.json
  tipm doctor --drugs formulary.txt --site site.json

Exit codes:
  0   nothing failed; what is to look at is named
  1   something would not work
  64  wrong use
  65  bad input: the site file has faults`,
} as const satisfies Declaration

export const HOOK = {
  name: 'hook',
  operands: 'FILE --service URL [options]',
  summary: 'post a CDS Hooks request and print the cards',
  about:
    'Posts a CDS Hooks request (JSON) to a service and prints the cards it answers with. For integrators.',
  options: {
    service: ['URL', "the service's base URL, or the full URL of one service"],
    key: ['FILE', 'sign the call, as an EHR does: a private JWK or PKCS #8 PEM'],
    iss: ['URL', 'issuer of the token; needed with --key'],
    kid: ['ID', 'key id; needed with a PEM'],
    alg: ['NAME', 'ES384 (default) or RS384'],
    jku: ['URL', "where the issuer's public keys are"],
    tenant: ['NAME', 'tenant claim'],
    json: 'the cards as the service sent them',
  },
  after:
    'Exit codes: 0 answered (with cards or without), 1 refused or unreachable, 64 wrong use, 65 bad input',
} as const satisfies Declaration

export const FEEDBACK = {
  name: 'feedback',
  operands: 'report [--json]',
  summary: "what became of the service's cards",
  about: `Prints how often cards were shown, accepted and overridden, by reason, kind, model version and month, from the service's
own store: DATABASE_URL, or the SQLite file TIPM_DATA (data/cds-hooks.sqlite).`,
  options: { json: 'the counts as JSON' },
  after: 'Exit codes: 0 printed, 64 wrong use, 65 the store cannot be read',
} as const satisfies Declaration

export const RESPONSE = {
  name: 'response',
  operands: 'FILE|- [options]',
  summary: 'lesion measurements to mRECIST, RECIST 1.1 and iRECIST',
  about: `Reads lesion measurements over time (CSV, one row a lesion and visit; columns in docs/cli/response.md) and prints each
patient's response by mRECIST, RECIST 1.1 and iRECIST, TIE or TIN, and how far the three agree. For validation.`,
  options: {
    at: ['DAYS', 'the chosen time, from the start of therapy (default 182: week 26)'],
    unit: ['mm|cm', 'of lengths whose heading names no unit'],
    'minimum-stable': ['DAYS', 'stable disease before this day is no best response (default 42)'],
    confirmation: ['DAYS', 'least time from iUPD to iCPD (default 28)'],
    csv: ['FILE', 'each patient with TIE or TIN and the day as CSV, for tipm validate --outcomes'],
    json: JSON_DOCUMENT,
  },
  after: `Example:
  tipm response lesions.csv --at 182 --json

Exit codes: 0 at least one patient classified, 2 none (the reasons are printed), 64 wrong use, 65 bad input`,
} as const satisfies Declaration

export const VALIDATE = {
  name: 'validate',
  operands: 'FILE [options]',
  summary: 'test the model on your own patients',
  about: `Tests the model on a hospital's own patients: discrimination, cut-offs, calibration, decision curve, survival.
${DATA_FILE}`,
  options: {
    ...STUDY,
    'suggest-map': 'print such a mapping for this file, to be checked and kept, and nothing else',
    outcomes: [
      'FILE',
      'TIE and TIN by patient, as tipm response --csv writes them, joined by the identifier',
    ],
    scored: 'the file has scores or probabilities of any model; nothing is scored here',
    json: ['FILE', 'the whole report as JSON (docs/validation.md); - prints it in place of the text'],
    html: ['FILE', 'the whole report with figures as one HTML file'],
    csv: ['FOLDER', 'every table as a CSV file'],
    language: ['CODE', 'of the HTML file: en or zh-CN'],
    cutoff: ['NUMBER', "in place of the model's"],
    cohort: ['NAME', 'group column whose labels are cohorts'],
    subgroup: ['NAME', 'the one group column within which survival is compared'],
    bootstrap: ['N', 'samples, 0 for none (default 2000)'],
    imputations: ['N', 'sets filled in by multiple imputation, 0 for none (default 20)'],
  },
  after: `Examples:
  tipm validate patients.csv --suggest-map > map.json
  tipm validate patients.csv --map map.json --html report.html --json report.json

${DATA_EXIT_CODES}`,
} as const satisfies Declaration

export const RECALIBRATE = {
  name: 'recalibrate',
  operands: 'FILE --method METHOD --at HOSPITAL [options]',
  summary: 'propose a model file recalibrated on them',
  about: `Fits the model to a hospital's own patients and proposes a model file, which nobody has approved. Nothing changes by itself.
${DATA_FILE}`,
  options: {
    ...STUDY,
    method: ['METHOD', 'intercept, intercept-and-slope or refit (all four coefficients, shrunken)'],
    at: ['HOSPITAL', 'where; it stands on every output of the new model'],
    out: ['FILE', 'write the model file; without it, only what it would do is printed'],
    html: ['FILE', 'calibration before and after side by side, as one HTML file'],
    json: ['FILE', 'figures before and after, and the model, as JSON; - prints it in place of the text'],
    cutoff: ['WHAT', 'keep (default), youden, or a number of points; only if a new cut-off is wanted'],
    period: ['A/B', 'days between which the patients were treated, such as 2024-01-01/2026-06-30'],
    'model-version': ['NAME', "version of the new file (default: the old one's, the hospital and the day)"],
  },
  after: `Example:
  tipm recalibrate patients.csv --map map.json --method intercept --at "St Elsewhere" --out model.json

${DATA_EXIT_CODES}`,
} as const satisfies Declaration

export const POPULATION = {
  name: 'population',
  operands: 'EXPORT... | --export URL --out FOLDER [--site FILE] [--as-of DATE]',
  summary: 'the patients of a hospital who were ordered or given both drugs, and what is due of whom',
  about:
    'Reads a Bulk Data export of FHIR R4 of any size: NDJSON files (.gz too), folders of them, or a manifest whose files lie beside it; or asks a FHIR server for one. Each patient whose drug records name both drugs, or one of them and one that is not told, is read and scored as at the bedside. Writes rows.ndjson, rows.parquet and report.json; tipm validate reads the rows. Stopped, it goes on where it was.',
  options: {
    out: ['FOLDER', 'where the rows go; while it runs, its work lies there too'],
    export: [
      'URL',
      'the patients of a server (https://ehr/fhir), also .../Patient or .../Group/ID, by $export; its files stay in FOLDER/export',
    ],
    client: [
      'ID',
      'with --export: as which client of SMART Backend Services; none of a server without sign-in',
    ],
    key: ['FILE', 'with --client: its private key, a JWK or PKCS #8 (PEM)'],
    kid: ['ID', 'with --key: the id of the key; a JWK may carry its own'],
    'file-host': [
      'ORIGIN',
      'with --export: an origin beside the server’s own whose files need the access token',
    ],
    ...SETUP,
    'as-of': ['DATE', 'the day up to which charts are read (2026-03-01); else the export’s own, else today'],
    threads: ['N', 'threads; as many as the machine has, if not given'],
    memory: ['MB', 'memory of the shuffle (200); threads need about 100 MB each beside it'],
    stdin:
      'read resources from standard input, those of a patient one after the other, and write rows to standard output',
  },
  after: `Examples:
  tipm population export/ --out population --site site.json
  tipm population export/manifest.json --out population --as-of 2026-11-01
  tipm population --export https://ehr.example/fhir/Group/12 --client tipm --key key.json --out population
  tipm validate population/rows.parquet --html report.html

Exit codes:
  0   the rows are there; what was passed over is named
  64  wrong use
  65  bad input`,
} as const satisfies Declaration

export const MODEL_CARD = {
  name: 'model-card',
  operands: '[options]',
  summary: 'the facts of the model as a model card, as JSON or XML',
  about:
    'Prints the Applied Model Card (schema v0.2 of the Coalition for Health AI) of the model in force, filled from its file.',
  options: {
    json: 'as JSON (the default)',
    xml: 'as XML',
    site: ['FILE', 'site file: its language, and the model it names'],
    model: MODEL,
  },
  after: 'Exit codes: 0 printed, 64 wrong use, 65 bad input',
} as const satisfies Declaration

export const SR = {
  name: 'sr',
  operands: 'FILE [options]',
  summary: 'labels, codes and numbers of a structured report, without the patient',
  about: `Prints what a DICOM structured report (a DICOM file, or DICOM JSON; - is standard input) measures: labels, codes and values,
and which elastography site each label stands for. Nothing that DICOM keeps about the patient, persons, days or the study is printed;
labels are, as they were typed on the system.`,
  options: { site: ['FILE', 'site file with reading.elastographyLabels'], json: JSON_DOCUMENT },
  after: `Example:
  tipm sr report.dcm --site site.json

Exit codes: 0 printed, 64 wrong use, 65 bad input`,
} as const satisfies Declaration
