import { expect, test } from 'vitest'
import { codeTable, conceptName, hasCode, namesOf } from './code-match.ts'

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

test('a table gives what is listed under the codings of a concept, each once and in their order', () => {
  const [loinc, local] = ['http://loinc.org', 'urn:local']
  const listed = codeTable([
    [{ system: loinc, code: '1751-7' }, 'albumin'],
    [{ system: local, code: 'ALB' }, 'albumin'],
    [{ system: local, code: '1751-7' }, 'bolt'],
  ])
  const of = (...coding: object[]) => listed({ coding })
  expect(of({ system: loinc, code: '1751-7' })).toEqual(['albumin'])
  expect(of({ system: 'https://loinc.org/', code: '1751-7' }, { system: local, code: 'ALB' })).toEqual([
    'albumin',
  ])
  expect(of({ system: local, code: '1751-7' }, { system: local, code: 'ALB' })).toEqual(['bolt', 'albumin'])
  expect([of({ system: loinc }), of({ code: '1751-7' }), of({ system: loinc, code: 'ALB' })]).toEqual([
    [],
    [],
    [],
  ])
  expect([listed({}), listed(undefined)]).toEqual([[], []])
})

test('a name is searched in its first 2000 letters', () => {
  const [name = ''] = namesOf({ text: `${'x'.repeat(1999)}HCC` })
  expect([name.length, name.endsWith('xH')]).toEqual([2000, true])
})
