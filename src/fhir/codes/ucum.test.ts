import ucum from '@lhncbc/ucum-lhc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ucumFactor } from './ucum.ts'

test.each([
  ['10*3/uL', '10*9/L', 1],
  ['10*3.uL-1', '10*9/L', 1],
  ['{cells}/uL', '10*9/L', 0.001],
  ['10*9{cells}/L', '10*9/L', 1],
  ['/nL', '10*9/L', 1],
  ['g/(100.mL)', 'g/L', 10],
  ['kg/m3', 'g/L', 1],
  ['ug/mm3', 'g/L', 1],
  ['dm', 'cm', 10],
  ['[in_i]', 'cm', 2.54],
  ['Pa', 'kPa', 0.001],
  ['N/m2', 'kPa', 0.001],
  ['mm[Hg]', 'kPa', 0.133322],
])('%s is %s times %d', (from, to, factor) => {
  expect(ucumFactor(from, to)).toBeCloseTo(factor, 12)
})

test.each([
  ['103/uL', '10*9/L'],
  ['10(3)/uL', '10*9/L'],
  ['10.9/L', '10*9/L'],
  ['3g/dL', 'g/L'],
  ['G/L', 'g/L'],
  ['mmol/L', 'g/L'],
  ['mol', '10*9/L'],
  ['g/L.h', 'g/L'],
  ['inch', 'cm'],
  ['CM', 'cm'],
  ['cm ', 'cm'],
  ['', 'cm'],
  ['cm/', 'cm'],
  ['(cm', 'cm'],
  ['cm)', 'cm'],
  ['cm..1', 'cm'],
  ['constructor', 'cm'],
])('%j is no unit of %s', (from, to) => {
  expect(ucumFactor(from, to)).toBeUndefined()
})

// The National Library of Medicine's library as referee: wherever this reader converts, the library does so without a guess, to the same value.
test('agrees with the reference library wherever it converts', () => {
  const utils = ucum.UcumLhcUtils.getInstance()
  const parts = fc.constantFrom(
    ...[
      '10*3',
      '10^9',
      '10*-3',
      '100',
      '1000',
      '{cells}',
      'g',
      'kg',
      'mg',
      'ug',
      'L',
      'dL',
      'mL',
      'uL',
      'nL',
      'l',
      'm',
      'cm',
      'mm',
    ],
    ...[
      'mm3',
      'm3',
      'dm3',
      'm-3',
      'uL-1',
      's',
      's-2',
      'min',
      'h',
      'Pa',
      'kPa',
      'N',
      'm2',
      'bar',
      'mm[Hg]',
      'dyn',
      'cm2',
      '[in_i]',
      '[ft_i]',
    ],
    ...['g{albumin}', '(100.mL)', '[lb_av]', 'mol', 'mmol', '/L', '10*3{cells}'],
  )
  const unit = fc
    .tuple(parts, fc.array(fc.tuple(fc.constantFrom('.', '/'), parts), { maxLength: 3 }))
    .map(([first, rest]) => first + rest.map(([operator, part]) => operator + part).join(''))
  let converted = 0
  fc.assert(
    fc.property(unit, fc.constantFrom('10*9/L', 'g/L', 'cm', 'kPa', 'umol/L'), (from, to) => {
      const factor = ucumFactor(from, to)
      if (factor === undefined) return
      converted += 1
      const { status, toVal, msg } = utils.convertUnitTo(from, 1, to)
      expect([from, to, status, msg]).toEqual([from, to, 'succeeded', []])
      expect(Math.abs((toVal ?? 0) / factor - 1)).toBeLessThan(1e-9)
    }),
    // Of one seed: how many of the units can be converted must not be left to chance.
    { numRuns: 5_000, seed: 1 },
  )
  expect(converted).toBeGreaterThan(90)
})

test.each(['', ' g/L', 'g /L', 'g/L}', '{g/L', 'µg/L'])('%j is no unit of UCUM', (text) => {
  expect(ucumFactor(text, 'g/L')).toBeUndefined()
})

test('a unit is no longer than 64 letters, and has its brackets', () => {
  const padded = (length: number) => `g{${'x'.repeat(length - 3)}}`
  expect([ucumFactor(padded(64), 'g'), ucumFactor(padded(65), 'g')]).toEqual([1, undefined])
  expect([ucumFactor('(g)', 'g'), ucumFactor('(g(', 'g'), ucumFactor('(g', 'g')]).toEqual([
    1,
    undefined,
    undefined,
  ])
  expect(ucumFactor('g', 'nonsense')).toBeUndefined()
})

test.each([
  ['kg/m/s2', 'Pa', 1],
  ['kg.m-1.s-2', 'kPa', 0.001],
  ['g2/g', 'g', 1],
  ['mol2/mol', 'mol', 1],
  ['m3', 'L', 1000],
  ['1/s', 's', undefined],
])('%s is %s by %s', (from, to, factor) => {
  expect(ucumFactor(from, to)).toBe(factor)
})
