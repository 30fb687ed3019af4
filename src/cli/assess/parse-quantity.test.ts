import { expect, test } from 'vitest'
import { parseQuantity } from './parse-quantity.ts'

const parsed = (text: string) => {
  const result = parseQuantity(text, 'g/L')
  return result.ok ? [result.value.value, result.value.unit] : result.problem
}

test('reads a bare number in the default unit', () => {
  expect(parsed('36')).toEqual([36, 'g/L'])
  expect(parsed(' 36.5 ')).toEqual([36.5, 'g/L'])
  expect(parsed('.5')).toEqual([0.5, 'g/L'])
})

test('reads the unit that follows, set apart or not', () => {
  expect(parsed('3.6g/dL')).toEqual([3.6, 'g/dL'])
  expect(parsed('4.1K/uL')).toEqual([4.1, 'K/uL'])
  expect(parsed('4.1 10*3/uL')).toEqual([4.1, '10*3/uL'])
  expect(parsed('4.1 x10^9/L')).toEqual([4.1, 'x10^9/L'])
})

test('reads a power of ten as part of the number', () => {
  expect(parsed('4.1E3/uL')).toEqual([4100, '/uL'])
})

test('takes neither a decimal comma nor thousands for a number', () => {
  expect(parsed('3,6')).toBe('not-a-number')
  expect(parsed('4,100')).toBe('not-a-number')
  expect(parsed('1.2.3')).toBe('not-a-number')
})

test('takes no comparator, word or infinity for a value', () => {
  expect(parsed('<0.5')).toBe('comparator')
  expect(parsed('unknown')).toBe('not-a-number')
  expect(parsed('Infinity')).toBe('not-a-number')
  expect(parsed('1e999')).toBe('not-a-number')
})
