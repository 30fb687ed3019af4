import { expect, test } from 'vitest'
import type { Edits } from '../../fhir/edits/edits.ts'
import { editsSchema } from '../../fhir/edits/edits-schema.ts'
import { clearSessions } from './clear-sessions.ts'
import { draftKey, keepDraft, readDraft } from './drafts.ts'
import { testStorage } from './test-storage.ts'

const SESSION = { fhirBase: 'https://ehr.example/fhir/', user: undefined, patientId: 'p1' }
const DRAFT = {
  value: {
    nlr: { kind: 'counts', neutrophils: 4.2, lymphocytes: 1.4, unit: '10*9/L', date: '2026-11-16' },
    albumin: { kind: 'quantity', value: 38, unit: 'g/L', date: '2026-11-16' },
    diameter: { kind: 'candidate', reference: 'Observation/d2' },
    deltaT: { kind: 'sign', sign: 'negative', date: '2026-11-16' },
    therapyStart: { kind: 'not-begun' },
    answers: { stage: { state: 'notMet', at: '2026-11-16T10:00:00Z' } },
  } satisfies Edits,
  at: 1,
}

test('a draft is found again, also after another launch has ended every session of the tab', () => {
  const storage = testStorage()
  keepDraft(storage, draftKey(SESSION, 'entries'), DRAFT)
  clearSessions(storage)
  expect(readDraft(storage, draftKey(SESSION, 'entries'), editsSchema)).toEqual(DRAFT)
})

test('no other patient, EHR, user or part of the screen finds it', () => {
  const storage = testStorage()
  keepDraft(storage, draftKey(SESSION, 'entries'), DRAFT)
  const others = [
    draftKey({ ...SESSION, patientId: 'p2' }, 'entries'),
    draftKey({ ...SESSION, fhirBase: 'https://other.example/fhir/' }, 'entries'),
    draftKey({ ...SESSION, user: { reference: 'Practitioner/2', display: undefined } }, 'entries'),
    draftKey(SESSION, 'followUp'),
  ]
  expect(others.map((key) => readDraft(storage, key, editsSchema))).toEqual(others.map(() => undefined))
})

test('what is no draft is none, and a browser that keeps nothing says so', () => {
  const storage = testStorage()
  storage.setItem('k', '{"value":{"albumin":{"kind":"quantity","value":"38"}},"at":1}')
  expect(readDraft(storage, 'k', editsSchema)).toBeUndefined()
  const full = {
    ...storage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(keepDraft(full as unknown as Storage, 'k', DRAFT)).toBe(false)
})
