import FHIR from 'fhirclient/lib/entry/browser.js'

/**
 * fhirclient, set up so that a session is found by its own `state` only: no SMART_KEY (whose session may be another
 * patient's), no rewriting of the URL (done here, at once), and a refresh that names the public client.
 */
export const smart = FHIR.oauth2

Object.assign(smart.settings, {
  fullSessionStorageSupport: false,
  replaceBrowserHistory: false,
  refreshTokenWithClientId: true,
})
