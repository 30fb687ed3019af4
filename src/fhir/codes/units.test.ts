import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContext } from '../../../test/support/read-context.ts'
import { defaultReadingRules } from '../../site/load-site.ts'
import { UNIT_ALIASES, type UnitKind } from './unit-aliases.ts'
import { convertQuantity, unitFactor, unitReader, unitSpellings } from './units.ts'

const UCUM = 'http://unitsofmeasure.org'
const reader = unitReader(defaultReadingRules())

const convert = (kind: UnitKind, value: number, unit: string, converter = reader) =>
  convertQuantity(converter, kind, { value, unit })

test.each([
  ['count', 4.1, '10*9/L', 4.1],
  ['count', 4.1, 'K/uL', 4.1],
  ['count', 4.1, 'K/µL', 4.1],
  ['count', 4.1, 'K/mcL', 4.1],
  ['count', 4.1, 'G/L', 4.1],
  ['count', 4.1, 'x10E3/uL', 4.1],
  ['count', 4.1, 'x10^3/mcL', 4.1],
  ['count', 4.1, '10*3/uL', 4.1],
  ['count', 4.1, 'thou/uL', 4.1],
  ['count', 4.1, '×10⁹/L', 4.1],
  ['count', 4.1, '*10^9/L', 4.1],
  ['count', 4.1, 'Gpt/l', 4.1],
  ['count', 4100, '/uL', 4.1],
  ['count', 4100, 'cells/uL', 4.1],
  ['count', 4100, 'cells/mcL', 4.1],
  ['count', 4100, '/mm³', 4.1],
  ['count', 4100, '10*6/L', 4.1],
  ['albumin', 3.6, 'g/dL', 36],
  ['albumin', 3.6, 'g%', 36],
  ['albumin', 36, 'g/L', 36],
  ['albumin', 3600, 'mg/dL', 36],
  ['bilirubin', 1, 'mg/dL', 17.103958],
  ['bilirubin', 17, 'µmol/L', 17],
  ['length', 84, 'mm', 8.4],
  ['length', 8.4, 'cm', 8.4],
  ['length', 8.4, '厘米', 8.4],
  ['stiffness', 12.5, 'kPa', 12.5],
  ['percent', 62.5, '%', 62.5],
  ['ratio', 3.2, '{ratio}', 3.2],
] as const)('reads a %s of %d %s as %d', (kind, value, unit, expected) => {
  expect(convert(kind, value, unit)).toEqual({ ok: true, value: expected })
})

test('a unit is judged by itself, whatever was read before it: where code and print begin and end makes a difference', () => {
  const read = unitReader(defaultReadingRules())
  const of = (code: string, unit: string) =>
    convertQuantity(read, 'length', { value: 8, system: UCUM, code, unit })
  expect(of('cm', 'cm x')).toEqual({ ok: true, value: 8 })
  expect(of('cm cm', 'x')).toEqual({ ok: false, reason: 'unit-not-accepted' })
  const unsaid = (unit: string | undefined) =>
    convertQuantity(read, 'length', { value: 8, code: 'cm', ...(unit === undefined ? {} : { unit }) })
  expect(unsaid(undefined)).toEqual({ ok: true, value: 8 })
  expect(unsaid('undefined')).toEqual({ ok: false, reason: 'unit-not-accepted' })
})

test('knows every alias with a factor that gives a finite value clear of binary tails', () => {
  for (const [kind, table] of Object.entries(UNIT_ALIASES)) {
    for (const [spelling, factor] of table) {
      const result = convert(kind as UnitKind, 4, spelling)
      expect(result).toEqual({ ok: true, value: Number((4 * factor).toFixed(6)) })
    }
  }
})

test('falls back on UCUM for a unit no alias knows', () => {
  expect(convert('count', 5, '10*3.uL-1')).toEqual({ ok: true, value: 5 })
  expect(convert('albumin', 0.036, 'kg/L')).toEqual({ ok: true, value: 36 })
  expect(convert('length', 0.084, 'm')).toEqual({ ok: true, value: 8.4 })
  expect(convert('stiffness', 12500, 'Pa')).toEqual({ ok: true, value: 12.5 })
})

test.each([
  ['count', '%'],
  ['count', 'g/L.h'],
  ['percent', '10*9/L'],
  ['percent', '1'],
  ['albumin', '10*9/L'],
  ['albumin', '%'],
  ['length', 'kg'],
  ['stiffness', '%'],
  ['stiffness', 'm.s-1'],
  ['ratio', '%'],
] as const)('never reads a %s in %s, with or without UCUM', (kind, unit) => {
  const refused = { ok: false, reason: 'unit-not-accepted' }
  expect(convert(kind, 5, unit)).toEqual(refused)
  expect(convert(kind, 5, unit)).toEqual(refused)
})

test('gives K/uL and G/L of a count the laboratory meaning even where UCUM is loaded', () => {
  expect(convert('count', 5, 'K/uL')).toEqual({ ok: true, value: 5 })
  expect(convert('count', 5, 'G/L')).toEqual({ ok: true, value: 5 })
})

test('never turns amounts of substance into grams of albumin', () => {
  for (const unit of ['umol/L', 'µmol/L', 'mmol/L', 'mol/m3']) {
    expect(convert('albumin', 540, unit)).toEqual({ ok: false, reason: 'molar-albumin' })
  }
})

test('never turns shear wave speed into stiffness', () => {
  for (const unit of ['m/s', 'cm/s', 'm/sec']) {
    expect(convert('stiffness', 2.1, unit)).toEqual({ ok: false, reason: 'wave-speed' })
  }
})

test('refuses a quantity without value, with a comparator, or without unit', () => {
  expect(convertQuantity(reader, 'count', { unit: '10*9/L' })).toEqual({ ok: false, reason: 'data-absent' })
  expect(convertQuantity(reader, 'count', { value: 0.5, comparator: '<', unit: '10*9/L' })).toEqual({
    ok: false,
    reason: 'comparator',
  })
  expect(convertQuantity(reader, 'count', { value: 5 })).toEqual({ ok: false, reason: 'unit-missing' })
  expect(convertQuantity(reader, 'count', { value: 5, unit: ' ' })).toEqual({
    ok: false,
    reason: 'unit-missing',
  })
  expect(convertQuantity(reader, 'ratio', { value: 5 })).toEqual({ ok: true, value: 5 })
})

test('refuses a quantity whose code and printed unit contradict each other', () => {
  const contradictory = { ok: false, reason: 'unit-contradictory' }
  expect(convertQuantity(reader, 'albumin', { value: 36, unit: 'g/dL', system: UCUM, code: 'g/L' })).toEqual(
    contradictory,
  )
  expect(convertQuantity(reader, 'length', { value: 84, unit: 'cm', system: UCUM, code: 'mm' })).toEqual(
    contradictory,
  )
})

test('refuses a count whose printed unit says that it is a percentage', () => {
  expect(convertQuantity(reader, 'count', { value: 62, unit: '%', system: UCUM, code: '10*9/L' })).toEqual({
    ok: false,
    reason: 'unit-contradictory',
  })
})

test('believes the UCUM code where the printed unit is free text', () => {
  expect(
    convertQuantity(reader, 'count', {
      value: 5,
      unit: 'Milliarden je Liter',
      system: UCUM,
      code: '10*9/L',
    }),
  ).toEqual({ ok: true, value: 5 })
})

test('reads the printed unit where the code is of another system', () => {
  expect(unitSpellings({ value: 5, unit: 'g/L', system: 'http://local', code: 'GL' })).toEqual(['g/L'])
  expect(unitSpellings({ value: 5, code: 'g/L' })).toEqual(['g/L'])
  expect(unitSpellings({ value: 5, system: UCUM, code: 'g/L' })).toEqual(['g/L'])
  expect(unitSpellings({ value: 5 })).toEqual([])
})

test("reads a site's own spellings, without minding micro signs and case", async () => {
  const { site } = await readContext({ reading: { units: { count: { 'Tsd/µl': '10*3/uL' } } } })
  expect(convert('count', 5, 'TSD/uL', unitReader(site.reading))).toEqual({ ok: true, value: 5 })
  expect(convert('albumin', 5, 'TSD/uL', unitReader(site.reading))).toEqual({
    ok: false,
    reason: 'unit-not-accepted',
  })
})

test('refuses texts on which the UCUM library itself fails', () => {
  for (const unit of ['toString', 'valueOf', '__proto__']) {
    expect(convert('count', 5, unit)).toEqual({ ok: false, reason: 'unit-not-accepted' })
  }
})

test('never throws, whatever is written for a unit', () => {
  const kinds = Object.keys(UNIT_ALIASES) as UnitKind[]
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string(), fc.double(), (kind, unit, value) => {
      const result = convert(kind, value, unit)
      expect(typeof result.ok).toBe('boolean')
    }),
    { numRuns: 300 },
  )
})

test('a speed or an amount of substance in either of code and printed unit is one', () => {
  const both = (kind: UnitKind, code: string, unit: string) =>
    convertQuantity(reader, kind, { value: 12, code, unit, system: UCUM })
  for (const [code, unit] of [
    ['kPa', 'm/s'],
    ['m/s', 'kPa'],
  ] as const) {
    expect(both('stiffness', code, unit)).toEqual({ ok: false, reason: 'wave-speed' })
  }
  expect(both('albumin', 'g/L', 'umol/L')).toEqual({ ok: false, reason: 'molar-albumin' })
  expect(both('albumin', 'umol/L', 'g/L')).toEqual({ ok: false, reason: 'molar-albumin' })
})

test('a plain ratio keeps its digits; any other value is rounded to six decimals', () => {
  const value = 4.2 / 1.398
  expect(convert('ratio', value, '1')).toEqual({ ok: true, value })
  expect(convert('albumin', 34.123456789, 'g/L')).toEqual({ ok: true, value: 34.123457 })
})

test('a unit is read whatever blanks stand around it, and one of endless length is none', () => {
  expect(convert('albumin', 34, ' g/L ')).toEqual({ ok: true, value: 34 })
  expect(convert('albumin', 34, `g/L${' '.repeat(10_000)}x`).ok).toBe(false)
})

test('a unit is read in 64 letters at most', () => {
  const padded = (length: number) => `g/${' '.repeat(length - 3)}L`
  expect([unitFactor('albumin', padded(64)), unitFactor('albumin', padded(65))]).toEqual([1, undefined])
})

test('a converted value is clear of binary tails, a ratio as it is', () => {
  const converter = unitReader(defaultReadingRules())
  const value = 4.123456789
  expect(convertQuantity(converter, 'count', { value, unit: '10*9/L' })).toEqual({
    ok: true,
    value: 4.123457,
  })
  expect(convertQuantity(converter, 'ratio', { value })).toEqual({ ok: true, value })
})

test('a code and a printed unit that say the same agree, whatever the factor', () => {
  const both = (code: string, unit: string) => ({ value: 82, system: UCUM, code, unit })
  expect(convertQuantity(reader, 'length', both('mm', 'mm'))).toEqual({ ok: true, value: 8.2 })
  expect(convertQuantity(reader, 'length', both('mm', 'cm'))).toMatchObject({ reason: 'unit-contradictory' })
})
