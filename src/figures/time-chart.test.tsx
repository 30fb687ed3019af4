import { expect, test } from 'vitest'
import { HISTORY, HISTORY_WORDS } from './test-support/history.ts'
import { svgText } from './test-support/svg-text.ts'
import { TimeChart, type TimePoint } from './time-chart.tsx'

const draw = (points: readonly TimePoint[]) =>
  svgText(<TimeChart points={points} reference={160} words={HISTORY_WORDS} />)

test('values, a range and a withdrawn value are drawn over their dates', async () => {
  await expect(draw(HISTORY)).toMatchFileSnapshot('__snapshots__/time-chart.html')
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
  const [first] = HISTORY
  if (first === undefined) throw new Error('no history')
  const at = (day: number) => ({ ...first, time: first.time + day * 86_400_000 })
  const labels = [...draw([at(0), at(40), at(45)]).matchAll(/>(2026-\d\d-\d\d)</g)].map(([, day]) => day)
  expect(labels).toEqual(['2026-11-15', '2026-10-01'])
})

test('a day that matters to all is drawn across, and the marked value is ringed', () => {
  const [first, ...others] = HISTORY
  if (first === undefined) throw new Error('no history')
  const day = Date.UTC(2027, 0, 1)
  const svg = svgText(
    <TimeChart
      points={[{ ...first, value: 150, marked: true }, ...others]}
      reference={160}
      moment={{ time: day, label: 'index date' }}
      words={HISTORY_WORDS}
    />,
  )
  expect(svg.match(/class="ring"/g)).toHaveLength(1)
  expect(svg).toContain('>index date<')
  // It lies after every value, so the axis reaches to it.
  const [moment = 0, ...marks] = [...svg.matchAll(/<svg x="([\d.]+)%"/g)].map(([, x]) => Number(x))
  expect(moment).toBeGreaterThan(Math.max(...marks))
  expect(moment).toBeLessThanOrEqual(100)
})
