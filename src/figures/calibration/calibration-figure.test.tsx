import { expect, test } from 'vitest'
import { CALIBRATION_WORDS } from '../test-support/plot-words.ts'
import { svgText } from '../test-support/svg-text.ts'
import type { CalibrationFigureProps, CalibrationSeries } from './calibration-data.ts'
import { CalibrationFigure, calibrationTable } from './calibration-figure.tsx'

const folder = '../__snapshots__'
const BEFORE: CalibrationSeries = {
  name: 'As published',
  points: [
    { predicted: 0.1, observed: -0.05, lower: -0.2, upper: 0.1 },
    { predicted: 0.5, observed: 0.4, lower: 0.3, upper: 0.5 },
    { predicted: 0.9, observed: 1.1, lower: 0.9, upper: 1.3 },
  ],
  groups: [
    { n: 20, events: 2, predicted: 0.15, observed: 0.1, lower: 0.03, upper: 0.3 },
    { n: 20, events: 15, predicted: 0.7, observed: 0.75, lower: 0.53, upper: 0.89 },
  ],
}
const AFTER: CalibrationSeries = {
  name: 'Recalibrated',
  points: [
    { predicted: 0.1, observed: 0.1 },
    { predicted: 0.9, observed: 0.9 },
  ],
}
const HISTOGRAM = { from: 0, to: 1, withOutcome: [0, 2, 0, 10], without: [20, 8, 1, 0] }
const draw = (props: Partial<CalibrationFigureProps> = {}) =>
  svgText(<CalibrationFigure series={[BEFORE]} width={760} words={CALIBRATION_WORDS} {...props} />)

test('the curve, its band, the groups, the predictions and the key figures are drawn', async () => {
  const svg = draw({ histogram: HISTOGRAM })
  await expect(svg).toMatchFileSnapshot(`${folder}/calibration.svg`)
})

test('before and after lie one over the other, dashed apart', async () => {
  await expect(draw({ series: [BEFORE, AFTER], width: 304 })).toMatchFileSnapshot(
    `${folder}/calibration-before-after.svg`,
  )
})

test('groups alone are drawn without a curve', async () => {
  const series = [{ name: 'As published', points: [], groups: BEFORE.groups ?? [] }]
  await expect(draw({ series })).toMatchFileSnapshot(`${folder}/calibration-groups.svg`)
})

test('without curve and groups the figure says why', () => {
  expect(draw({ series: [{ name: 'As published', points: [] }] })).toContain(CALIBRATION_WORDS.empty)
})

test('one point makes no line and no fault', () => {
  const svg = draw({
    series: [{ name: 'one', points: [{ predicted: 0.3, observed: 0.3, lower: null, upper: 0.5 }] }],
  })
  expect(svg).not.toMatch(/NaN|undefined|null/)
  expect(svg).not.toContain('class="band"')
})

test('a curve that leaves 0 to 1 is cut off at the border', () => {
  const svg = draw()
  const curve = /class="curve" d="([^"]+)"/.exec(svg)?.[1] ?? ''
  const heights = [...curve.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))
  const [, , bottom, , top] =
    /class="diagonal" x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"/.exec(svg) ?? []
  expect(Math.max(...heights)).toBeLessThanOrEqual(Number(bottom))
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(Number(top))
})

test('each group can be reached by Tab and says what it shows', () => {
  const named = [...draw().matchAll(/class="group" role="img" aria-label="([^"]+)" tabindex="0"/g)]
  expect(named.map(([, name]) => name)).toEqual([
    'As published: predicted 15%, observed 10% (2 of 20)',
    'As published: predicted 70%, observed 75% (15 of 20)',
  ])
})

test('the table gives the groups with their intervals', () => {
  const { rows } = calibrationTable({ series: [BEFORE, AFTER], words: CALIBRATION_WORDS })
  expect(rows).toEqual([
    ['As published', '15%', '20', '2', '10%', '(3% to 30%)'],
    ['As published', '70%', '20', '15', '75%', '(53% to 89%)'],
  ])
})
