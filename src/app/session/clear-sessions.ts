import { isStateKey } from './state-key.ts'
import { forgetSession, stateOf } from './stored-session.ts'

/** fhirclient's pointer to "the" session, which could be another patient's. */
const SMART_KEY = 'SMART_KEY'

/** Removes every session of this app from the tab's storage: a launch starts from nothing. */
export function clearSessions(storage: Storage): void {
  storage.removeItem(SMART_KEY)
  for (const key of Object.keys(storage)) {
    if (isStateKey(stateOf(key))) forgetSession(storage, stateOf(key))
  }
}
