import { settings } from './settings.ts'

/** Pages without a patient. Apart, so that the launch page loads nothing else. */
export const pages = {
  ...settings,

  product: 'TIPM',

  /** Of the window or tab. */
  pageTitle: 'TIPM · response to lenvatinib + camrelizumab',

  purpose: 'Risk of progression on lenvatinib + camrelizumab in advanced hepatocellular carcinoma',

  investigational: 'Investigational: validate locally before use.',

  common: {
    close: 'Close',
    cancel: 'Cancel',
    again: 'Try again',
    to: (from: string, to: string) => `${from} to ${to}`,
    notLoaded: 'This part could not be loaded. Check the connection and open it again.',
    code: (code: string) => `Code: ${code}`,
  },

  launch: {
    connecting: 'Connecting to the EHR',
    choose: 'Choose the EHR to open TIPM with',
    chooseHint: 'You sign in there and choose a patient. From within a chart, TIPM opens by itself.',
    open: (issuer: string) => `Open with ${issuer}`,
    choosePatient: 'Choose a patient at the EHR',
    said: (words: string) => `The EHR says: “${words}”`,
  },
}
