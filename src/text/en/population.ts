import type { CriterionId } from '../../fhir/criteria/criteria.ts'
import type { EditFault } from '../../fhir/edits/edits.ts'

/** Entering the start of therapy, and answering criteria of the study. */
export const population = {
  start: {
    enter: 'Enter the start',
    change: 'Change the start',
    changeShort: 'Change',
    reset: 'Back to what the chart says',
    label: 'Start of lenvatinib with camrelizumab',
    date: 'First day with both drugs',
    explain:
      'It becomes the index date, and the chart is read again by it: values from before it count as baseline, later ones do not. The chart itself is not changed.',
    apply: 'Use this day',
    faults: {
      'date-missing': 'Enter the day.',
      'date-invalid': 'This is not a valid day.',
      'date-in-future': 'The day lies in the future. Before therapy has begun there is nothing to enter.',
    },
    notBegun: 'Confirm: not begun',
    reading: 'Reading the chart by what was entered',
    done: (start: string) => `Start of therapy: ${start}. The inputs were read again by it.`,
    failed:
      'The chart could not be read by what was entered. The assessment still stands on what the chart says of it.',
  },

  unused: {
    heading: 'Entered here, but not used',
    codes: {
      'not-a-number': 'the entry is not a number.',
      implausible: 'the entry is not plausible.',
      'unit-not-accepted': 'the value that was chosen is not among those offered by this start of therapy.',
      'date-missing': 'the entry has no date.',
      'date-invalid': 'the date of the entry is not valid.',
      'date-in-future': 'the date of the entry lies in the future.',
      'therapy-not-started':
        'its date lies before the start of therapy, or no start is known; dT compares with an exam six weeks into therapy.',
    } satisfies Record<EditFault['code'], string>,
    inputs: { therapyStart: 'Start of therapy', answers: 'Answers' },
    remove: 'Remove the entry',
    removeNamed: (input: string) => `Remove the entry for ${input}`,
  },

  answer: {
    yes: 'Yes',
    no: 'No',
    none: 'Not known',
    /** Each asked so that the clinician can say it at once. */
    questions: {
      hcc: 'Is it hepatocellular carcinoma?',
      diagnosis: 'Is it proven by pathology or by two imaging methods?',
      stage: 'Is it advanced (BCLC C), with no curative option?',
      performance: 'Is the ECOG performance status 0 or 1?',
      noOtherMalignancy: 'Another cancer?',
      noPriorTherapy: 'Any systemic or locoregional therapy before?',
      noSevereComorbidity: 'A severe comorbidity?',
      noOtherTrial: 'A drug of another trial within 30 days?',
      regimen: 'Lenvatinib with camrelizumab?',
      dose: 'Lenvatinib at the study’s dose for the body weight?',
      completeData: 'Are all four inputs known?',
    } satisfies Record<CriterionId, string>,
    noneOf: (questions: string) => `None of these: ${questions}`,
    explain: 'Answers count for this assessment, are stored with it as yours, and do not change the chart.',
  },
}
