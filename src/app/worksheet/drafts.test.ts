import { expect, test } from 'vitest'
import { clearSessions } from '../session/clear-sessions.ts'
import { testStorage } from '../session/test-storage.ts'
import { draftKey, keepDraft, readDraft } from './drafts.ts'
import { blankEntry } from './exam-entry.ts'

const SESSION = { fhirBase: 'https://ehr.example/fhir/', user: undefined, patientId: 'p1' }
const DRAFT = { entry: { ...blankEntry(), date: '2026-11-16' }, at: 1 }

test('a draft is found again, also after another launch has ended every session of the tab', () => {
  const storage = testStorage()
  keepDraft(storage, draftKey(SESSION, 'baseline'), DRAFT)
  clearSessions(storage)
  expect(readDraft(storage, draftKey(SESSION, 'baseline'))).toEqual(DRAFT)
})

test('no other patient, EHR, user or examination finds it', () => {
  const storage = testStorage()
  keepDraft(storage, draftKey(SESSION, 'baseline'), DRAFT)
  const others = [
    draftKey({ ...SESSION, patientId: 'p2' }, 'baseline'),
    draftKey({ ...SESSION, fhirBase: 'https://other.example/fhir/' }, 'baseline'),
    draftKey({ ...SESSION, user: { reference: 'Practitioner/2', display: undefined } }, 'baseline'),
    draftKey(SESSION, 'followUp'),
  ]
  expect(others.map((key) => readDraft(storage, key))).toEqual(others.map(() => undefined))
})

test('what is no draft is none, and a browser that keeps nothing says so', () => {
  const storage = testStorage()
  storage.setItem('k', '{"entry":{}}')
  expect(readDraft(storage, 'k')).toBeUndefined()
  const full = {
    ...storage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(keepDraft(full as unknown as Storage, 'k', DRAFT)).toBe(false)
})
