import { isStateKey } from './state-key.ts'

/** fhirclient's pointer to "the" session, by which an app can end up with the patient opened before. */
const SMART_KEY = 'SMART_KEY'

/** Removes every session of this app from the tab's storage: a launch starts from nothing. */
export function clearSessions(storage: Storage): void {
  for (const key of Object.keys(storage)) {
    if (key === SMART_KEY || isStateKey(key)) storage.removeItem(key)
  }
}
