import { expect, test } from 'vitest'
import { anchorWithin, labelWidth, withoutOverlap } from './label-fit.ts'

test('a Chinese label counts as twice as wide', () => {
  expect(labelWidth('白蛋白')).toBeGreaterThan(1.8 * labelWidth('abc'))
})

test('a label at an edge leans inwards', () => {
  expect([2, 50, 98].map((x) => anchorWithin(x, 'label', 0, 100))).toEqual(['start', 'middle', 'end'])
})

test('of labels that would touch the earlier in the list stays', () => {
  const items = [
    { x: 50, label: '50%' },
    { x: 60, label: '70%' },
    { x: 120, label: '99%' },
  ]
  expect(withoutOverlap(items).map(({ label }) => label)).toEqual(['50%', '99%'])
})
