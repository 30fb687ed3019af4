import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellNumber, decimalMarkOf } from './cell-number.ts'

test.each([
  ['38.5', 38.5],
  ['-3', -3],
  ['.5', 0.5],
  ['1e3', 1000],
  ['1,587.9', 1587.9],
  ['1,234,567', 1234567],
  ['３８．５', 38.5],
  ['−2', -2],
])('reads %s with decimal points as %d', (cell, value) => {
  expect(cellNumber(cell, '.')).toBe(value)
})

test.each([
  ['38,5', 38.5],
  ['1.587,9', 1587.9],
  ['3', 3],
])('reads %s with decimal commas as %d', (cell, value) => {
  expect(cellNumber(cell, ',')).toBe(value)
})

test('does not guess whether the other mark parts thousands or decimals', () => {
  expect(cellNumber('1,234', '.')).toBe('ambiguous-number')
  expect(cellNumber('38,5', '.')).toBe('ambiguous-number')
  expect(cellNumber('1.234', ',')).toBe('ambiguous-number')
})

test('names a bound and a text as what they are', () => {
  expect(cellNumber('<20', '.')).toBe('comparator')
  expect(cellNumber('≥ 1210', '.')).toBe('comparator')
  expect(cellNumber('4.1 g/L', '.')).toBe('not-a-number')
  expect(cellNumber('12.03.2025', '.')).toBe('not-a-number')
  expect(cellNumber('0x1F', '.')).toBe('not-a-number')
  expect(cellNumber('Infinity', '.')).toBe('not-a-number')
})

test('reads back every number as JavaScript writes it, with either mark', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(cellNumber(String(value), '.')).toEqual(value + 0)
      expect(cellNumber(String(value).replace('.', ','), ',')).toEqual(value + 0)
    }),
  )
})

test('tells the decimal mark where the cells do, and says when they do not', () => {
  expect(decimalMarkOf(['38.5', 'x', '7'])).toBe('.')
  expect(decimalMarkOf(['38,5', 'x', '7'])).toBe(',')
  expect(decimalMarkOf(['7', 'x'])).toBe('.')
  expect(decimalMarkOf(['1,234', '38.5'])).toBe('.')
  expect(decimalMarkOf(['1,234', '38,5'])).toBe(',')
  expect(decimalMarkOf(['1,234'])).toBeUndefined()
  expect(decimalMarkOf(['38,5', '38.5'])).toBeUndefined()
})
