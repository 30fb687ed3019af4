import { expect, test } from 'vitest'
import {
  codes,
  concept,
  dateTime,
  medicalRecordNumber,
  otherNames,
  personName,
  quantity,
} from './chart-format.ts'

test('a dateTime is shown as it was recorded, with its time zone, whatever the reader’s clock', () => {
  expect(dateTime('2031-03-12T07:20:00+08:00')).toBe('2031-03-12 07:20 (UTC+8)')
  expect(dateTime('2031-03-12T07:20:00.123Z')).toBe('2031-03-12 07:20 (UTC)')
  expect(dateTime('2031-03-12T07:20:00-03:30')).toBe('2031-03-12 07:20 (UTC-3:30)')
  expect(dateTime('2031-03-12T07:20')).toBe('2031-03-12 07:20')
  expect(dateTime('2031-03')).toBe('2031-03')
  expect(dateTime(undefined)).toBe('-')
})

test('a quantity keeps its comparator and the unit as written', () => {
  expect(quantity({ value: 15, comparator: '<', unit: 'g/L' })).toBe('<15 g/L')
  expect(quantity({ value: 6.1, code: 'K/uL' })).toBe('6.1 K/uL')
  expect(quantity({ unit: 'g/L' })).toBe('-')
})

test('a concept is its text, else a display, else a code', () => {
  expect(concept({ text: 'Albumin', coding: [{ code: '1751-7' }] })).toBe('Albumin')
  expect(concept({ coding: [{ code: '1' }, { code: '2', display: 'Two' }] })).toBe('Two')
  expect(concept({ coding: [{ code: '1' }] })).toBe('1')
  expect(concept(undefined)).toBe('-')
  expect(codes({ coding: [{ code: 'C22.0' }, {}, { code: '109841003' }] })).toBe('C22.0, 109841003')
})

test('the official name comes first, others stay known', () => {
  const names: fhir4.HumanName[] = [
    { text: 'Wang Jianguo' },
    { use: 'official', family: '王', given: ['建国'], text: '王建国' },
  ]
  expect(personName(names)).toBe('王建国')
  expect(otherNames(names)).toEqual(['Wang Jianguo'])
  expect(personName([{ family: 'Lin', given: ['Yu', 'Chen'] }])).toBe('Yu Chen Lin')
  expect(personName(undefined)).toBe('No name')
})

test('the medical record number is preferred to other identifiers', () => {
  const other = { value: 'X' }
  const mrn = { value: '4001', type: { coding: [{ code: 'MR' }] } }
  expect(medicalRecordNumber({ resourceType: 'Patient', identifier: [other, mrn] })).toBe('4001')
  expect(medicalRecordNumber({ resourceType: 'Patient', identifier: [other] })).toBe('X')
  expect(medicalRecordNumber({ resourceType: 'Patient' })).toBe('-')
})
