/** What becomes of the assessment, earlier ones, and copying. */
export const record = {
  record: {
    save: 'Save to chart',
    saveShort: 'Save',
    print: 'Print',
    copy: 'Copy as text',
    copyShort: 'Copy',
    copyFull: 'Copy in full',
    copied: 'Copied as text.',
    copyFailed: 'The browser does not allow copying here. Select the text below.',
    copyText: 'Assessment as text',
    notSavable: 'Without a score there is nothing to save.',
    /** Entries of before, of which assessment and of whom. */
    broughtBack: (when: string, who: string) =>
      `Answers and entries from the stored assessment of ${when} (${who}) are in use again.`,
    restored: (when: string) =>
      `Answers and entries of ${when}, made in this tab and not saved, are in use again.`,
    unknownPerformer: 'nobody named',
    discard: 'Do without them',
    /** On paper. */
    answeredBy: (who: string) => `Answered here, not from the chart (${who})`,
    printed: (when: string, who: string) => `Printed ${when}, ${who}`,
    signature: 'Signature',
    notPermitted: 'The EHR has not granted the app the right to save. The text can be copied into a note.',
  },

  earlier: {
    heading: 'Earlier assessments in the chart',
    none: 'None found.',
    unread: 'Could not be read.',
    caption: 'Earlier TIPM assessments as stored; not recomputed',
    columns: {
      date: 'Date',
      result: 'Result',
      probability: 'Probability',
      status: 'Status',
      by: 'By',
      actions: 'Change',
    },
    risks: { high: 'high', low: 'low', undecided: 'undecided', unknown: 'not stated' },
    statuses: {
      registered: 'registered',
      preliminary: 'preliminary',
      final: 'final',
      amended: 'amended',
      corrected: 'corrected',
      cancelled: 'cancelled',
      'entered-in-error': 'entered in error',
      unknown: 'unknown',
    },
    mark: 'Mark as error',
    markNamed: (day: string) => `Mark as error: the assessment of ${day}`,
  },

  copy: {
    title: 'TIPM assessment',
    made: (when: string) => `Made ${when}`,
  },
}
