import { expect, test } from 'vitest'
import { DISTRIBUTION_WORDS } from '../test-support/plot-words.ts'
import { svgText } from '../test-support/svg-text.ts'
import type { ScoreDistributionFigureProps } from './score-distribution-figure.tsx'
import { ScoreDistributionFigure, scoreDistributionTable } from './score-distribution-figure.tsx'

const folder = '../__snapshots__'
const HISTOGRAM = { from: 0, to: 300, withOutcome: [0, 2, 8], without: [30, 15, 5] }
const draw = (props: Partial<ScoreDistributionFigureProps> = {}) =>
  svgText(<ScoreDistributionFigure histogram={HISTOGRAM} width={760} words={DISTRIBUTION_WORDS} {...props} />)

test('the outcome goes up, its absence down, and the cut-off runs through both', async () => {
  const svg = draw({ cutoffs: [{ score: 160, label: 'cut-off 160' }] })
  await expect(svg).toMatchFileSnapshot(`${folder}/score-distribution.svg`)
})

test('a narrow figure in Chinese words stands', async () => {
  const words = {
    ...DISTRIBUTION_WORDS,
    withOutcome: '疾病进展（n = 10）',
    without: '无疾病进展（n = 50）',
    share: '组内占比',
  }
  await expect(draw({ words, width: 304 })).toMatchFileSnapshot(`${folder}/score-distribution-narrow.svg`)
})

test('a group of nobody has no bars, and nobody at all is said', () => {
  expect(draw({ histogram: { ...HISTOGRAM, withOutcome: [0, 0, 0] } })).not.toMatch(/NaN|Infinity/)
  expect(draw({ histogram: { ...HISTOGRAM, withOutcome: [], without: [] } })).toContain(
    DISTRIBUTION_WORDS.empty,
  )
})

test('heights are shares of the own group: 8 of 10 above, 30 of 50 below', () => {
  const svg = draw()
  const bars = svg.slice(svg.indexOf('left-axis')).matchAll(/class="bar(?: light)?" [^>]* height="([\d.]+)"/g)
  const [, below, , , above] = [...bars].map(([, height]) => Number(height))
  expect((above ?? 0) / (below ?? 0)).toBeCloseTo(0.8 / 0.6, 2)
})

test('a cut-off beyond the scores is not drawn', () => {
  expect(draw({ cutoffs: [{ score: 400, label: 'beyond' }] })).not.toContain('beyond')
})

test('the table counts each bin, the last with its upper end', () => {
  expect(scoreDistributionTable({ histogram: HISTOGRAM, words: DISTRIBUTION_WORDS }).rows).toEqual([
    ['0 to under 100', '0 (0%)', '30 (60%)'],
    ['100 to under 200', '2 (20%)', '15 (30%)'],
    ['200 to 300', '8 (80%)', '5 (10%)'],
  ])
})
