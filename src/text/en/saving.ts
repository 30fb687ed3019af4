import type { CorrectionPlan } from '../../fhir/write/correction-plan.ts'
import type { SaveRefusal } from '../../fhir/write/save-answer.ts'
import type { StorageForm } from '../../fhir/write/storage-form.ts'

/** Saving to the chart, and correcting what was saved. */
export const saving = {
  save: {
    heading: 'Save to chart',
    complete:
      'The assessment is complete. Confirming stores it as final, with you as the clinician who checked it.',
    bounded: 'The assessment is a range. Confirming stores it as preliminary.',
    edited: 'It contains values entered or chosen here; they are stored as such.',
    what: 'What will be written',
    /** Where the record's language is another than the screen's. */
    inLanguage: (language: string) => `Its words are in the language of this hospital’s record: ${language}.`,
    create: 'new',
    update: 'changed',
    json: 'Show the FHIR resources (JSON)',
    mode: 'An earlier assessment of this patient is in the chart',
    asNew: 'Save as a further assessment',
    replace: (day: string, result: string) => `Replace the assessment of ${day} (${result})`,
    same: 'An assessment of the same results is already in the chart. Saving stores nothing twice: what differs becomes a new version of it.',
    sameInError:
      'This very assessment was stored before and then marked as entered in error. The EHR will find that entry and store nothing new.',
    confirmFinal: 'Confirm and save as final',
    confirmPreliminary: 'Save as preliminary',
    preparing: 'Preparing what will be written',
    sending: 'Saving. Waiting for the EHR’s answer.',
    saved: (reference: string) => `Saved in the chart as ${reference}.`,
    existed: (reference: string) => `Already in the chart as ${reference}; nothing was stored twice.`,
    /** The EHR stored one request twice. */
    withdrawn: (references: string) =>
      `The EHR had stored it more than once. One stands; marked as entered in error: ${references}.`,
    /** The same, where that could not be done, or the other says something else. */
    twice: (references: string) =>
      `The EHR has it more than once: also as ${references}. Mark what is too many as entered in error.`,
    others: (count: number) => (count === 1 ? '1 further entry stored.' : `${count} further entries stored.`),
    failed: 'The assessment was not saved',
    kept: 'Nothing on this page is lost.',
    keptToRetry: 'It can be tried again, or copied as text.',
    says: 'The EHR says',
    planFailed: 'What would be written could not be prepared',
    as: 'It will be stored as ',
    forms: {
      'risk-assessment': 'RiskAssessment',
      observation: 'Observation (class, points, probability and inputs in one entry)',
      document: 'document (the text, with the RiskAssessment inside)',
      text: 'text for the note',
    } satisfies Record<StorageForm, string>,
    passed: (form: string, why: string) => `Not as ${form}: ${why}`,
    passedWhy: {
      'not-supported': 'the EHR does not offer it.',
      'not-granted': 'the EHR has not granted the app the right.',
    },
    startAgain: 'Start again with the fullest form',
    stepDown: 'Store in the next form instead',
    textOnly:
      'This EHR takes the assessment in no form that the app can write. Copy the text below into a note; nothing was stored.',
  },

  withdraw: {
    heading: 'Mark as entered in error',
    explain: 'The assessment stays in the chart and is marked as entered in error. Nothing is deleted.',
    reason: 'Reason',
    reasonMissing: 'Enter a reason.',
    confirm: 'Mark as entered in error',
    refused: {
      'not-found': 'The stored assessment could not be found again, or carries no version to match.',
      'other-patient': 'The stored assessment belongs to another patient. It was left as it is.',
      'already-in-error': 'The assessment is already marked as entered in error.',
    } satisfies Record<Extract<CorrectionPlan, { ok: false }>['code'], string>,
    send: 'Waiting for the EHR’s answer',
    done: (reference: string) => `${reference} is marked as entered in error.`,
    failed: 'The assessment was not changed',
  },

  saveErrors: {
    expired: 'The session has expired. Copy the text before opening the app again from the chart.',
    'not-permitted': 'The EHR does not permit this app or user to write it.',
    'not-supported': 'The EHR cannot store this kind of entry. The text can be copied into a note.',
    conflict: 'The entry in the chart was changed in the meantime, or exists more than once.',
    invalid: 'The EHR did not accept the content.',
    server: 'The EHR had an error of its own. Trying again stores nothing twice.',
    network:
      'The EHR could not be reached or did not answer in time. Whether it stored anything is not known; trying again stores nothing twice.',
    unreadable:
      'The EHR’s answer could not be read. Whether it stored anything is not known; trying again stores nothing twice.',
    'not-looked-up':
      'Whether it is in the chart already could not be found out: the search for it failed. Nothing was sent.',
  } satisfies Record<SaveRefusal, string>,
}
