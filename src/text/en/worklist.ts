import type { DueState } from '../../population/due-state.ts'
import { joins } from './joins.ts'

/** The department's list: who needs which examination by when. */
export const worklist = {
  ...joins,
  title: 'Examinations that are due',
  lead: 'Patients with lenvatinib and camrelizumab, by what has to be done first. dT, the input that moves the score most, needs one elastography before the first dose and one six weeks after it.',
  choose: {
    ehr: (name: string) => `Read from ${name}`,
    ehrHint:
      'You sign in at the EHR. Every patient found there with a record of either drug is read as the app reads one.',
    rows: 'Rows of a run',
    rowsHint: 'rows.ndjson, as tipm population writes it. It stays in this browser.',
  },
  connecting: 'Going to the EHR’s sign-in.',
  searching: 'Looking for patients with records of either drug.',
  reading: (done: string, found: string) => `${done} of ${found} charts read`,
  cancel: 'Stop',
  again: 'Read again',
  another: 'Another list',
  print: 'Print',
  asOf: (when: string) => `As of ${when}`,
  found: (found: string, listed: string) =>
    `${found} patients were found with a record of either drug; ${listed} of them have both and are listed.`,
  stopped: 'Stopped: the charts that were not read yet are not on this list.',
  notAnswered: (searches: string) =>
    `The EHR did not answer ${searches}. Patients whom they alone would have found are not on this list.`,
  noSearch:
    'This EHR does not let patients be searched for by their drugs. A run of tipm population over its export gives the rows for this list.',
  unread: (count: string) =>
    `Charts that could not be read: ${count}. What is due for these patients is not known.`,
  inRecord: (type: string) => `${type} by its code`,
  inMedication: (type: string) => `${type} by the code of its Medication`,
  byCode:
    'The search finds drugs by the codes that are known here. Drugs recorded under other codes or by name alone are found by tipm population.',
  otherLines: (count: string) =>
    `${count} lines of the file are no rows of tipm population and are left out.`,
  noRows: 'The file holds no rows of tipm population.',
  nobody: 'Nobody is on the list.',
  auditMissed: 'The EHR did not take the record of who was shown this list.',
  write: {
    action: 'Write to the EHR',
    hint: 'The charts are read again first. Then: a task for each patient for whom something is due now, from which the EHR opens the app; tasks that are done or past are ended.',
    writing: 'Writing to the EHR.',
    done: (made: string, kept: string, ended: string) =>
      `Written: ${made} new tasks, ${kept} open already, ${ended} ended.`,
    refused: (count: string) => `The EHR did not take ${count} of what was to be written.`,
    unknown: 'The EHR does not tell which tasks are open: none was written.',
  },
  patient: 'Patient',
  due: 'When',
  known: 'Known so far',
  open: 'Left open',
  openCount: (count: string) => `${count} left open`,
  born: (date: string) => `born ${date}`,
  untilDay: (date: string) => `until ${date}`,
  betweenDays: (from: string, to: string) => `${from} to ${to}`,
  weekSixOver: (date: string) => `six weeks were over on ${date}`,
  started: (date: string) => `start ${date}`,
  startBetween: (from: string, to: string) => `start between ${from} and ${to}`,
  points: (points: string) => `${points} points`,
  baseline: (date: string) => `baseline ${date}`,
  followUp: (date: string) => `week 6 ${date}`,
  notRead: 'The chart could not be read.',
  classes: {
    high: 'high risk',
    low: 'low risk',
    undecided: 'class still open',
    'out-of-scope': 'not hepatocellular carcinoma: no score',
    none: 'no score: no input is known',
  },
  states: {
    'baseline-missing': {
      name: 'Baseline elastography missing, therapy not begun',
      next: 'Measure before the first dose: after it, dT is lost.',
    },
    'week-6-overdue': { name: 'Week-6 elastography overdue', next: 'Measure before the window closes.' },
    'week-6-due': { name: 'Week-6 elastography due', next: 'Measure six weeks after the start.' },
    'newly-complete': { name: 'Newly complete', next: 'Open the assessment and save it.' },
    'start-open': {
      name: 'Start of therapy not known',
      next: 'Enter the start in the app: until then nothing is due on a known day.',
    },
    'not-readable': {
      name: 'Cannot be told',
      next: 'See what is left open; the app shows each value and why it was passed over.',
    },
    'week-6-ahead': { name: 'Week-6 elastography ahead', next: 'Book the examination in its window.' },
    'baseline-done': { name: 'Baseline done, therapy not begun', next: 'Nothing until the first dose.' },
    complete: { name: 'Complete and saved', next: 'Nothing.' },
    'week-6-missed': { name: 'Week-6 elastography missed', next: 'The window has closed: dT stays unknown.' },
    'baseline-missed': {
      name: 'Baseline elastography missed',
      next: 'Therapy began without it: dT stays unknown.',
    },
    'not-hcc': { name: 'Another cancer', next: 'Nothing: the model is for hepatocellular carcinoma.' },
    deceased: { name: 'Deceased', next: 'Nothing.' },
  } satisfies Record<DueState, { readonly name: string; readonly next: string }>,
}
