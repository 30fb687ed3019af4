import { expect, it } from 'vitest'
import { typedNumber } from './entry.ts'

it('takes plain decimal numbers', () => {
  expect(typedNumber(' 36.5 ')).toBe(36.5)
  expect(typedNumber('0')).toBe(0)
  expect(typedNumber('３６．５')).toBe(36.5)
})

it.each([
  '',
  '36,5',
  '1,500',
  '1e3',
  '-4',
  '+4',
  '0x10',
  '3.6.1',
  'Infinity',
  '36 g/L',
  '.5',
  '1，500',
  '10²',
])('takes "%s" for no number', (text) => {
  expect(typedNumber(text)).toBeNaN()
})
