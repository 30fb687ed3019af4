import { expect, test } from 'vitest'
import { IMPORTANCE_WORDS } from '../test-support/plot-words.ts'
import { svgText } from '../test-support/svg-text.ts'
import type { ImportanceBar } from './importance-figure.tsx'
import { ImportanceFigure, importanceTable } from './importance-figure.tsx'

const folder = '../__snapshots__'
const BARS: readonly ImportanceBar[] = [
  { name: 'Albumin', value: 0.07, lower: 0.05, upper: 0.09 },
  { name: '剪切波弹性成像硬度变化（dT）', value: 0.1 },
  { name: 'Largest tumour diameter, measured on magnetic resonance imaging', value: -0.01 },
]
const draw = (bars: readonly ImportanceBar[], width = 760) =>
  svgText(<ImportanceFigure bars={bars} width={width} words={IMPORTANCE_WORDS} />)

test('bars stand from the largest down, also below zero', async () => {
  await expect(draw(BARS)).toMatchFileSnapshot(`${folder}/importance.svg`)
})

test('in a narrow figure names stand over their bars', async () => {
  await expect(draw(BARS, 304)).toMatchFileSnapshot(`${folder}/importance-narrow.svg`)
})

test('one bar, bars of no importance, and no bar at all stand', () => {
  expect(draw([{ name: 'one', value: 0.2 }])).not.toMatch(/NaN|Infinity/)
  expect(draw([{ name: 'none', value: 0 }])).not.toMatch(/NaN|Infinity/)
  expect(draw([])).toContain(IMPORTANCE_WORDS.empty)
})

test('the table is in the order of the bars', () => {
  expect(importanceTable({ bars: BARS, words: IMPORTANCE_WORDS }).rows.map(([, value]) => value)).toEqual([
    '0.10',
    '0.07 (0.05 to 0.09)',
    '-0.01',
  ])
})
