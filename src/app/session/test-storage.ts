import { newStateKey } from './state-key.ts'
import { noteSession, type SessionNote } from './stored-session.ts'

const methods = {
  key(this: Record<string, string>, index: number) {
    return Object.keys(this)[index] ?? null
  },
  getItem(this: Record<string, string>, key: string) {
    return Object.hasOwn(this, key) ? (this[key] ?? null) : null
  },
  setItem(this: Record<string, string>, key: string, value: string) {
    this[key] = value
  },
  removeItem(this: Record<string, string>, key: string) {
    delete this[key]
  },
}

/** A tab's storage for tests; its items are properties too, as fhirclient reads them. */
export function testStorage(): Storage {
  return Object.create(methods) as Storage
}

/** A session as the launch page leaves it: fhirclient's part and ours. Gives its state. */
export function beginSession(storage: Storage, begun: Partial<SessionNote> = {}): string {
  const key = newStateKey()
  const note = {
    iss: 'https://ehr.example/fhir',
    aud: 'https://ehr.example/fhir',
    scope: 'patient/*.rs',
    clientId: 'tipm',
    tokenEndpoint: 'https://ehr.example/token',
    launch: 'ehr' as const,
    namesIssuer: false,
    ...begun,
  }
  const kept = {
    key,
    clientId: note.clientId,
    redirectUri: 'https://tipm.example/index.html',
    serverUrl: note.iss,
    tokenUri: note.tokenEndpoint,
    codeVerifier: 'v',
    tokenResponse: {},
  }
  storage.setItem(key, JSON.stringify(kept))
  noteSession(storage, key, note)
  return key
}
