import { expect, test } from 'vitest'
import { conceptName, hasCode } from './code-match.ts'

const ALBUMIN = [{ system: 'http://loinc.org', code: '1751-7' }]

test('finds a code among several codings', () => {
  const coding = [
    { system: 'urn:local', code: 'ALB' },
    { system: 'https://loinc.org/', code: '1751-7' },
  ]
  expect(hasCode({ coding }, ALBUMIN)).toBe(true)
})

test('does not take the same code of another system, another code, or the text', () => {
  expect(hasCode({ coding: [{ system: 'urn:local', code: '1751-7' }] }, ALBUMIN)).toBe(false)
  expect(hasCode({ coding: [{ code: '1751-7' }] }, ALBUMIN)).toBe(false)
  expect(hasCode({ coding: [{ system: 'http://loinc.org', code: '1751-70' }] }, ALBUMIN)).toBe(false)
  expect(hasCode({ text: '1751-7' }, ALBUMIN)).toBe(false)
  expect(hasCode(undefined, ALBUMIN)).toBe(false)
})

test('names a concept by its text, else a display, else its code', () => {
  const coding = [{ code: 'a' }, { code: 'b', display: 'Bee' }]
  expect(conceptName({ text: 'Text', coding })).toBe('Text')
  expect(conceptName({ coding })).toBe('Bee')
  expect(conceptName({ coding: [{ code: 'a' }] })).toBe('a')
  expect(conceptName(undefined)).toBe('')
})
