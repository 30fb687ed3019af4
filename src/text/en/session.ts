/** The end of the session with the EHR. */
export const session = {
  session: {
    soon: (minutes: number) =>
      minutes === 1
        ? 'The session with the EHR ends within 1 minute'
        : `The session with the EHR ends within ${minutes} minutes`,
    over: 'The session with the EHR has ended',
    kept: 'What was entered stays while this page is open, and can be copied as text.',
    before: 'What is to be saved must be saved before then.',
    auditMissed:
      'The EHR has not recorded who was shown this (AuditEvent), as the site wants it to. Tell whoever runs the EHR’s app connections.',
    tasksMissed:
      'A task of the department’s list could not be ended in the EHR. It ends when the list is written the next time.',
    again: 'To read or save afterwards, open TIPM again from the patient’s chart.',
    dismiss: 'Hide this notice',
  },
}
