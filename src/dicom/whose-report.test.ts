import { expect, test } from 'vitest'
import { whoseReport } from './whose-report.ts'

const CHART = { name: 'Chen Guohua', birthDate: '1967-03-09', identifiers: ['40017731', 'S-1'] }
const REPORT = { id: '40017731', names: ['CHEN^GUOHUA'], birthDate: '1967-03-09' }
const whose = (report: Partial<typeof REPORT> | { id: undefined } | { birthDate: undefined }, chart = {}) =>
  whoseReport({ ...REPORT, ...report }, { ...CHART, ...chart })

test('number, name and birth date agree: it is this patient’s', () => {
  expect(whose({})).toBe('same')
  expect(whose({ names: [] })).toBe('same')
  expect(whose({ birthDate: undefined })).toBe('same')
  expect(whose({ names: ['Petrovic^Ivan'] }, { name: 'Ivan Petrović' })).toBe('same')
  expect(whose({ names: ['Chen^Guohua', '陈^国华'] }, { name: '陈国华' })).toBe('same')
})

test('another birth date is another patient, whatever agrees', () => {
  expect(whose({ birthDate: '1967-03-10' })).toBe('other')
  expect(whose({}, { birthDate: '1968' })).toBe('other')
})

test('another number is another patient, unless name and birth date both agree', () => {
  expect(whose({ id: '40023118' })).toBe('untold')
  expect(whose({ id: '40023118', birthDate: undefined })).toBe('other')
  expect(whose({ id: '40023118', names: ['Li^Na'] })).toBe('other')
  expect(whose({ id: '40023118', names: [] })).toBe('other')
})

test('the same number with another name, or by itself, is asked about', () => {
  expect(whose({ names: ['Li^Na'] })).toBe('untold')
  expect(whose({ names: [], birthDate: undefined })).toBe('untold')
})

test('without a number the name and the birth date speak, and nothing of it is sure', () => {
  expect(whose({ id: undefined })).toBe('untold')
  expect(whose({}, { identifiers: [] })).toBe('untold')
  expect(whose({ id: undefined, names: ['Li^Na'] })).toBe('untold')
  expect(whose({ id: undefined, names: ['Li^Na'], birthDate: undefined })).toBe('other')
  expect(whoseReport({ id: undefined, names: [], birthDate: undefined }, CHART)).toBe('untold')
})

test('a name in another script, and a chart without a name, cannot be compared', () => {
  expect(whose({ id: undefined, birthDate: undefined }, { name: '陈国华' })).toBe('untold')
  expect(whose({ id: undefined, birthDate: undefined }, { name: '' })).toBe('untold')
})
