import { expect, test } from 'vitest'
import { svgText } from './svg-text.ts'
import { HISTORY, HISTORY_WORDS } from './test-history.ts'
import { TimeChart, type TimePoint } from './time-chart.tsx'

const draw = (points: readonly TimePoint[], width = 480) =>
  svgText(<TimeChart points={points} reference={160} width={width} words={HISTORY_WORDS} />)

test('values, a range and a withdrawn value are drawn over their dates', async () => {
  await expect(draw(HISTORY)).toMatchFileSnapshot('__snapshots__/time-chart.svg')
})

test('the line joins what is held in order of time and passes over what was withdrawn', () => {
  const trace = /class="trace" points="([^"]+)"/.exec(draw(HISTORY))?.[1]?.split(' ') ?? []
  const xs = trace.map((pair) => Number(pair.split(',')[0]))
  expect(xs).toHaveLength(2)
  expect(xs).toEqual(xs.toSorted((a, b) => a - b))
})

test('one value is drawn without a line, and none without a fault', () => {
  expect(draw(HISTORY.slice(1, 2))).not.toContain('trace')
  expect(draw([])).not.toContain('NaN')
})

test('where dates would touch the latest stays', () => {
  const labels = [...draw(HISTORY, 200).matchAll(/>(2026-\d\d-\d\d)</g)].map(([, day]) => day)
  expect(labels).toContain('2026-11-15')
  expect(labels.length).toBeLessThan(HISTORY.length)
})
