import { expect, test } from 'vitest'
import { FOREST_WORDS } from '../test-support/plot-words.ts'
import { FOREST_ROWS } from '../test-support/plots.ts'
import { svgText } from '../test-support/svg-text.ts'
import type { ForestRow } from './forest-data.ts'
import { ForestFigure, forestTable } from './forest-figure.tsx'

const folder = '../__snapshots__'
const draw = (rows: readonly ForestRow[], width = 760) =>
  svgText(<ForestFigure rows={rows} width={width} words={FOREST_WORDS} />)
const one = (estimate: number, lower: number, upper: number): ForestRow => ({
  name: 'All',
  kind: 'all',
  estimate: { estimate, lower, upper },
})

test('all patients are a diamond, subgroups squares, and an interval beyond the axis an arrow', async () => {
  await expect(draw(FOREST_ROWS)).toMatchFileSnapshot(`${folder}/forest.svg`)
})

test('in a narrow figure the words stand over the drawing', async () => {
  await expect(draw(FOREST_ROWS, 304)).toMatchFileSnapshot(`${folder}/forest-narrow.svg`)
})

test('a row that could not be estimated has words but no mark', () => {
  const svg = draw(FOREST_ROWS.slice(-1))
  expect(svg).toContain('too few events')
  expect(svg).not.toContain('point-mark')
})

test('a ratio and its inverse lie equally far from 1', () => {
  const middle = (svg: string) => Number(/class="point-mark" d="M([\d.]+) /.exec(svg)?.[1])
  const reference = (svg: string) => Number(/class="reference" d="M([\d.]+) /.exec(svg)?.[1])
  const both = [one(4, 0.25, 4), one(0.25, 0.25, 4)].map((row) => draw([row]))
  const [up, down] = both.map((svg) => middle(svg) - reference(svg))
  expect(up).toBeGreaterThan(0)
  expect(up).toBeCloseTo(-(down ?? 0), 1)
})

test.each([
  [1, 0, Number.POSITIVE_INFINITY],
  [1e12, 1e-12, 1e30],
  [1, 1, 1],
])('a ratio of %f from %f to %f stays within the figure', (estimate, lower, upper) => {
  const svg = draw([one(estimate, lower, upper)])
  expect(svg).not.toMatch(/NaN|Infinity/)
  for (const [, x] of svg.matchAll(/ (?:x|x1|x2)="([-\d.]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(-12)
    expect(Number(x)).toBeLessThanOrEqual(760)
  }
})

test('without rows the figure says why', () => {
  expect(draw([])).toContain(FOREST_WORDS.empty)
})

test('the table reads as the figure does', () => {
  const { rows } = forestTable({ rows: FOREST_ROWS, words: FOREST_WORDS })
  expect(rows[0]).toEqual(['All patients', '120 / 327', '3.20 (2.10 to 4.90)', ''])
  expect(rows[1]).toEqual(['Hepatitis B', '', '', 'interaction p = 0.41'])
})
