import { expect, test } from 'vitest'
import { DECISION_WORDS, IMPACT_WORDS } from '../test-support/plot-words.ts'
import { svgText } from '../test-support/svg-text.ts'
import type { DecisionFigureProps } from './decision-data.ts'
import { DecisionFigure } from './decision-figure.tsx'
import { decisionTable, impactTable } from './decision-table.ts'
import { ImpactFigure } from './impact-figure.tsx'

const folder = '../__snapshots__'
// A prevalence of 0.4 and nobody told apart: all = 0.4 - 0.6 * threshold / (1 - threshold).
const THRESHOLDS = [0, 0.1, 0.2, 0.3, 0.4, 0.5]
const all = (threshold: number) => 0.4 - (0.6 * threshold) / (1 - threshold)
const MODEL = {
  name: 'TIPM',
  curve: THRESHOLDS.map((threshold) => ({ threshold, model: 0.4 - 0.4 * threshold, all: all(threshold) })),
  band: THRESHOLDS.map((threshold) => ({
    threshold,
    lower: 0.3 - 0.4 * threshold,
    upper: threshold > 0.4 ? null : 0.45 - 0.4 * threshold,
  })),
}
const IMPACT = THRESHOLDS.map((threshold) => ({
  threshold,
  highRisk: 1000 - 1600 * threshold,
  highRiskWithOutcome: 400 - 500 * threshold,
}))
const draw = (props: Partial<DecisionFigureProps> = {}) =>
  svgText(<DecisionFigure {...MODEL} prevalence={0.4} width={760} words={DECISION_WORDS} {...props} />)

test('the model, its band, treating all and none are drawn, and a marked threshold', async () => {
  const svg = draw({ marked: { threshold: 0.28, label: 'published 28%' } })
  await expect(svg).toMatchFileSnapshot(`${folder}/decision.svg`)
})

test('treating all is cut off a tenth of the prevalence below zero', () => {
  const svg = draw()
  const [, x] = /class="diagonal" d="[^"]*L([\d.]+) [\d.]+"/.exec(svg) ?? []
  const [, left, right] =
    /class="reference" x1="([\d.]+)" x2="([\d.]+)" y1="([\d.]+)"/.exec(svg.slice(svg.indexOf('left-axis'))) ??
    []
  // Straight between its points: 0 at 0.4 and -0.2 at 0.5, so -0.04 at 0.42.
  expect(Number(x)).toBeCloseTo(Number(left) + ((Number(right) - Number(left)) * 0.42) / 0.5, 1)
})

test('under the pointer stands what the curves show there', () => {
  expect(draw()).toContain('<title>Threshold probability 10%\nTIPM 0.36\nTreat all 0.33</title>')
})

test('a name in Chinese fits a narrow figure', async () => {
  const other = { name: '白蛋白-胆红素评分（ALBI）', band: [], width: 304 }
  await expect(draw(other)).toMatchFileSnapshot(`${folder}/decision-narrow.svg`)
})

test('without events, and with one threshold alone, the figure stands', () => {
  const flat = { name: 'none', curve: [{ threshold: 0.2, model: -0.1, all: -0.25 }] }
  expect(draw({ ...flat, band: [], prevalence: 0 })).not.toMatch(/NaN|Infinity/)
  expect(draw({ curve: [] })).toContain(DECISION_WORDS.empty)
})

test('the clinical impact is two curves over the thresholds', async () => {
  const svg = svgText(<ImpactFigure points={IMPACT} per={1000} width={760} words={IMPACT_WORDS} />)
  await expect(svg).toMatchFileSnapshot(`${folder}/impact.svg`)
  expect(svgText(<ImpactFigure points={[]} per={1000} width={760} words={IMPACT_WORDS} />)).toContain(
    IMPACT_WORDS.empty,
  )
})

test('the tables hold round thresholds and the one nearest to the marked', () => {
  const marked = { threshold: 0.28, label: '' }
  const { columns, rows } = decisionTable({ ...MODEL, marked, words: DECISION_WORDS })
  expect(columns).toEqual(['Threshold probability', 'TIPM', 'Treat all'])
  expect(rows.map(([threshold]) => threshold)).toEqual(['0%', '10%', '20%', '30%', '40%', '50%'])
  expect(rows[1]).toEqual(['10%', '0.36 (0.26 to 0.41)', '0.33'])
  expect(rows[5]).toEqual(['50%', '0.20', '-0.20'])
  expect(impactTable({ points: IMPACT, words: IMPACT_WORDS }).rows[1]).toEqual(['10%', '840', '350'])
})
