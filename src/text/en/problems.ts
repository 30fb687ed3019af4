import type { ProblemCode } from '../problem-codes.ts'

/** What can keep a page from showing an assessment: what happened, what it means, what comes next. */
export const problems = {
  'site-file-unreachable': {
    title: 'The site file could not be loaded',
    meaning: 'TIPM is not set up completely on this server: the file site.json beside this page is missing.',
    next: 'Tell whoever runs TIPM at your hospital.',
  },
  'site-file-invalid': {
    title: 'The site file has faults',
    meaning: 'TIPM does not start with settings it cannot rely on. The faults:',
    next: 'Tell whoever runs TIPM at your hospital.',
  },
  'model-file-unreachable': {
    title: 'The model file could not be loaded',
    meaning: 'The site file names a model file that is missing.',
    next: 'Tell whoever runs TIPM at your hospital.',
  },
  'model-file-invalid': {
    title: 'The model file has faults',
    meaning: 'TIPM does not score with a model it cannot rely on. The faults:',
    next: 'Tell whoever runs TIPM at your hospital.',
  },
  'insecure-context': {
    title: 'This connection is not secure',
    meaning: 'Signing in needs https (or this very computer); the page was opened without.',
    next: 'Tell whoever runs TIPM at your hospital.',
  },
  'storage-unavailable': {
    title: 'The browser blocks session storage',
    meaning:
      'Signing in needs the tab’s session storage, and the browser does not allow it here, perhaps because the page is embedded.',
    next: 'Open TIPM in a tab of its own, or allow storage for this page.',
  },
  'issuer-missing': {
    title: 'The launch is incomplete',
    meaning: 'A launch arrived without saying from which EHR.',
    next: 'Open TIPM again from the patient’s chart.',
  },
  'issuer-not-accepted': {
    title: 'This EHR is not accepted',
    meaning:
      'The launch came from a server that is not in this site’s list. TIPM signs in with listed servers only.',
    next: 'If the server is right, whoever runs TIPM can add it to the site file.',
  },
  'smart-configuration-unreachable': {
    title: 'The EHR cannot be reached',
    meaning:
      'The EHR’s sign-in settings could not be read, neither .well-known/smart-configuration nor metadata.',
    next: 'Try again; if it persists, tell whoever runs TIPM at your hospital.',
  },
  'smart-configuration-invalid': {
    title: 'The EHR’s sign-in settings are incomplete',
    meaning: 'The EHR does not say where to sign in.',
    next: 'Tell whoever runs the EHR’s app connections.',
  },
  'pkce-not-supported': {
    title: 'The EHR does not offer safe sign-in',
    meaning: 'TIPM signs in with PKCE (S256) only, and the EHR announces other ways without it.',
    next: 'Tell whoever runs the EHR’s app connections.',
  },
  'sign-in-not-secure': {
    title: 'The EHR’s sign-in is not secure',
    meaning: 'The EHR is reached by https, but asks to sign in without. TIPM does not.',
    next: 'Tell whoever runs the EHR’s app connections.',
  },
  'origin-not-allowed': {
    title: 'The EHR does not let this page in',
    meaning:
      'The EHR can be reached, but does not allow pages of this address (their origin) to read its answers (CORS).',
    next: 'Tell whoever runs the EHR’s app connections to allow the origin named below, on the left.',
  },
  'policy-blocks-ehr': {
    title: 'This page may not call the EHR',
    meaning: 'The web server that serves TIPM forbids the page to call the EHR (Content-Security-Policy).',
    next: 'Tell whoever runs TIPM at your hospital to add the address below to the policy.',
  },
  'authorization-not-started': {
    title: 'Signing in could not be started',
    meaning: 'The request to the EHR’s sign-in could not be prepared.',
    next: 'Open TIPM again from the patient’s chart.',
  },
  'no-session': {
    title: 'No patient is open here',
    meaning:
      'This page shows a patient only when it is opened from the chart. Nothing of an earlier session is kept.',
    next: 'Open TIPM again from the patient’s chart.',
  },
  'session-lost': {
    title: 'The session is gone',
    meaning: 'The tab no longer holds the session that this page belongs to.',
    next: 'Open TIPM again from the patient’s chart.',
  },
  'policy-blocks-sign-in': {
    title: 'This page may not go to the EHR’s sign-in',
    meaning:
      'The web server that serves TIPM forbids the page to post its sign-in there (Content-Security-Policy, form-action). That holds for every server on the way to the sign-in page.',
    next: 'Tell whoever runs TIPM at your hospital to add the address below to form-action, or to send by GET (site file, authorization).',
  },
  'sign-in-not-reached': {
    title: 'The EHR’s sign-in page has not opened',
    meaning: 'The EHR was asked to sign you in and has not answered yet.',
    next: 'If the sign-in page opens, go on there. Else open TIPM again from the patient’s chart, and tell whoever runs the EHR’s app connections.',
  },
  'answer-not-asked': {
    title: 'An answer to a sign-in that this tab did not begin',
    meaning:
      'This page was opened with the refusal of a sign-in that this tab knows nothing of. What it says is not shown: anybody could have written it.',
    next: 'Open TIPM again from the patient’s chart.',
  },
  'sign-in-cancelled': {
    title: 'The sign-in was cancelled',
    meaning:
      'The EHR gave no access: someone cancelled there, or the user may not open TIPM (access_denied). Nothing of the patient was read.',
    next: 'Try again. If nobody cancelled, ask whoever runs the EHR’s app connections whether you may use TIPM.',
  },
  'sign-in-unavailable': {
    title: 'The EHR cannot sign you in just now',
    meaning: 'The EHR’s sign-in is overloaded or under maintenance. This is no refusal.',
    next: 'Wait a little, then try again.',
  },
  'sign-in-failed': {
    title: 'The EHR’s sign-in failed',
    meaning: 'The EHR’s authorization server met an error of its own (server_error).',
    next: 'Try again; if it persists, tell whoever runs the EHR’s app connections.',
  },
  'request-refused': {
    title: 'The EHR does not accept the sign-in request',
    meaning:
      'Something of the request is not as registered: the redirect URL, or the address of the FHIR server (aud), both compared letter by letter.',
    next: 'Tell whoever runs TIPM at your hospital to compare the registration with what `tipm doctor` prints.',
  },
  'client-not-allowed': {
    title: 'The EHR does not let this app sign in so',
    meaning:
      'The EHR knows the app, but not for this kind of sign-in: authorization code, as a public client (unauthorized_client).',
    next: 'Tell whoever runs the EHR’s app connections to allow the authorization code grant for TIPM.',
  },
  'code-flow-refused': {
    title: 'The EHR does not offer this kind of sign-in',
    meaning:
      'TIPM signs in with an authorization code, as SMART App Launch asks; the EHR’s server does not offer it (unsupported_response_type).',
    next: 'Tell whoever runs the EHR’s app connections.',
  },
  'authorization-refused': {
    title: 'The EHR refused the sign-in',
    meaning: 'The EHR ended the sign-in without granting access.',
    next: 'Open TIPM again from the patient’s chart; if it persists, tell whoever runs the EHR’s app connections.',
  },
  'scopes-refused': {
    title: 'The EHR does not know the rights asked for',
    meaning:
      'The EHR ended the sign-in over the list of rights (scopes). Perhaps it spells them in the other way, or the app is registered for fewer.',
    next: 'Tell whoever runs TIPM at your hospital: the site file sets the spelling and leaves out what is not to be asked for.',
  },
  'issuer-mismatch': {
    title: 'Stopped: another server answered the sign-in',
    meaning: 'The answer to the sign-in names another server than the one that was asked. It is not used.',
    next: 'Open TIPM again from the patient’s chart, and report it.',
  },
  'issuer-unnamed': {
    title: 'Stopped: the answer does not say who it is from',
    meaning:
      'The EHR announces that it names itself in every answer to a sign-in (RFC 9207), and this answer names nobody. It is not used.',
    next: 'Open TIPM again from the patient’s chart; if it persists, tell whoever runs the EHR’s app connections.',
  },
  'token-unreachable': {
    title: 'The EHR did not finish the sign-in',
    meaning: 'The sign-in began, but the EHR’s token server does not answer.',
    next: 'Open TIPM again from the patient’s chart; if it persists, tell whoever runs the EHR’s app connections.',
  },
  'client-refused': {
    title: 'The EHR does not accept this app’s registration',
    meaning:
      'The EHR does not know the app’s client id, or demands a secret of it. A page in a browser cannot keep a secret: TIPM signs in as a public client with PKCE.',
    next: 'Tell whoever runs the EHR’s app connections to register TIPM as a public client.',
  },
  'token-refused': {
    title: 'The EHR did not complete the sign-in',
    meaning: 'The EHR did not give the app access. A sign-in can be used once and only for a short time.',
    next: 'Open TIPM again from the patient’s chart.',
  },
  'no-patient': {
    title: 'The EHR named no patient',
    meaning: 'Signing in worked, but the EHR did not say which patient is open.',
    next: 'Open TIPM from within a patient’s chart.',
  },
  'wrong-patient': {
    title: 'Stopped: the patients do not agree',
    meaning: 'The EHR opened the app for one patient and delivered the record of another. Nothing is shown.',
    next: 'Close this page, open TIPM again from the patient’s chart, and report it.',
  },
  'patient-unreadable': {
    title: 'The patient record could not be read',
    meaning: 'Without it TIPM cannot be sure whose data it shows, so it shows none.',
    next: 'Try again; if it persists, open TIPM again from the patient’s chart.',
  },
  'session-expired': {
    title: 'The session has expired',
    meaning: 'The EHR no longer accepts this session.',
    next: 'Open TIPM again from the patient’s chart.',
  },
  'reading-cancelled': {
    title: 'Reading was stopped',
    meaning: 'The chart was not read to its end, so nothing is scored.',
    next: 'It can be read again.',
  },
  unexpected: {
    title: 'Something went wrong in TIPM itself',
    meaning: 'An unexpected fault stopped the page. Nothing was written to the chart by it.',
    next: 'Open TIPM again from the patient’s chart, and report it with the code below.',
  },
} satisfies Record<ProblemCode, { title: string; meaning: string; next: string }>
