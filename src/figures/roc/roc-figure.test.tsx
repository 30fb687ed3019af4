import { expect, test } from 'vitest'
import { ROC_WORDS, ROC_WORDS_ZH } from '../test-support/plot-words.ts'
import { svgText } from '../test-support/svg-text.ts'
import type { RocCurveData } from './roc-data.ts'
import { RocFigure, rocTable } from './roc-figure.tsx'

const folder = '../__snapshots__'
// 4 with the outcome at 1, 2, 2, 3 and 4 without at 0, 1, 2, 0: ties are slants.
const CURVE: RocCurveData = {
  name: 'Training',
  detail: 'AUC 0.84 (0.56 to 1.00)',
  falsePositiveRate: [1, 0.5, 0.25, 0, 0],
  sensitivity: [1, 1, 0.75, 0.25, 0],
  points: [{ falsePositiveRate: 0.25, sensitivity: 0.75, name: '160', label: 'At 160 points: 75%, 75%' }],
}
const OTHER: RocCurveData = { name: 'External', falsePositiveRate: [0, 0.5, 1], sensitivity: [0, 0.75, 1] }
const draw = (curves: readonly RocCurveData[], width = 760, words = ROC_WORDS) =>
  svgText(<RocFigure curves={curves} width={width} words={words} />)

test('two curves are told apart by dash, and the operating point is marked', async () => {
  await expect(draw([CURVE, OTHER])).toMatchFileSnapshot(`${folder}/roc.svg`)
})

test('a narrow figure has its legend below', async () => {
  await expect(draw([CURVE, OTHER], 304)).toMatchFileSnapshot(`${folder}/roc-narrow.svg`)
})

test('Chinese words and a very long name are broken into lines within the figure', async () => {
  const name = '外部验证队列（福建省两家三级甲等医院二〇二三年至二〇二五年连续入组的晚期肝细胞癌患者）'
  await expect(draw([{ ...CURVE, name }], 304, ROC_WORDS_ZH)).toMatchFileSnapshot(
    `${folder}/roc-long-name.svg`,
  )
})

test('without a curve the figure says why', async () => {
  await expect(draw([])).toMatchFileSnapshot(`${folder}/roc-none.svg`)
})

test('the operating point stands at a quarter across and three quarters up', () => {
  const svg = draw([CURVE])
  const [, x, y] = /<circle class="point-mark" cx="([\d.]+)" cy="([\d.]+)" r="5"/.exec(svg) ?? []
  const [, x1, y1, x2, y2] =
    /class="diagonal" x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"/.exec(svg) ?? []
  expect(Number(x)).toBeCloseTo(Number(x1) + (Number(x2) - Number(x1)) / 4, 1)
  expect(Number(y)).toBeCloseTo(Number(y1) + (3 * (Number(y2) - Number(y1))) / 4, 1)
})

test('typed arrays, plain ones and what JSON makes of them draw alike', () => {
  const typed = { ...CURVE, falsePositiveRate: Float64Array.of(1, 0.5, 0.25, 0, 0) }
  expect(draw([typed])).toBe(draw([CURVE]))
  expect(draw([JSON.parse(JSON.stringify(CURVE)) as RocCurveData])).toBe(draw([CURVE]))
})

test('numbers that are missing leave no trace', () => {
  const svg = draw([{ ...CURVE, sensitivity: [1, null, Number.NaN, 0.25, 0], points: [] }])
  expect(svg).not.toMatch(/NaN|null/)
})

test('operating points of several curves at one place are named below one another', () => {
  const svg = draw([
    CURVE,
    {
      ...CURVE,
      name: 'Again',
      points: [{ ...CURVE.points?.[0], name: '160', label: 'b', falsePositiveRate: 0.25, sensitivity: 0.75 }],
    },
  ])
  const heights = [...svg.matchAll(/class="point-name" x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) => Number(y))
  expect(heights).toHaveLength(2)
  expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThanOrEqual(15)
})

test('the table has a row for each operating point, and one for a curve without any', () => {
  const { rows, columns } = rocTable({ curves: [CURVE, OTHER], words: ROC_WORDS })
  expect(columns).toEqual(['Cohort', 'AUC (95% CI)', 'Cut-off', 'Sensitivity', 'Specificity'])
  expect(rows).toEqual([
    ['Training', 'AUC 0.84 (0.56 to 1.00)', '160', '75%', '75%'],
    ['External', '', '', '', ''],
  ])
})
