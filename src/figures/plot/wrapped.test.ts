import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelWidth } from '../label-fit.ts'
import { wrapped } from './wrapped.ts'

test('a text that fits is one line, and none is no line', () => {
  expect(wrapped('AUC 0.91', 200)).toEqual(['AUC 0.91'])
  expect(wrapped('', 200)).toEqual([])
})

test('lines break between words', () => {
  expect(wrapped('training cohort of both hospitals', 120)).toEqual(['training cohort of', 'both hospitals'])
})

test('Chinese breaks between characters, and closing punctuation stays behind its word', () => {
  expect(wrapped('外部验证队列（含两家医院）', 80)).toEqual(['外部验证队列', '（含两家医', '院）'])
})

test('no line is too wide, and nothing but spaces is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab -，（）白蛋') }),
      fc.integer({ min: 30, max: 300 }),
      (text, width) => {
        const lines = wrapped(text, width)
        for (const line of lines) expect([...line].length === 1 || labelWidth(line) <= width).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      },
    ),
  )
})
