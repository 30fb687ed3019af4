import { expect, test } from 'vitest'
import { siteFor } from './lesion-drawing.tsx'

test('arrows go round the sites in order', () => {
  expect(siteFor('ArrowRight', 'A')).toBe('B')
  expect(siteFor('ArrowDown', 'I')).toBe('A')
  expect(siteFor('ArrowLeft', 'A')).toBe('I')
})

test('a letter goes to its site, F to the next of four, a digit straight to one of them', () => {
  expect(siteFor('g', 'A')).toBe('G')
  expect(siteFor('f', 'A')).toBe('F1')
  expect(siteFor('F', 'F1')).toBe('F2')
  expect(siteFor('f', 'F4')).toBe('F1')
  expect(siteFor('3', 'A')).toBe('F3')
})

test('other keys choose nothing', () => {
  expect(['x', 'Tab', 'Escape', '7'].map((key) => siteFor(key, 'A'))).toEqual(Array.from({ length: 4 }))
})
