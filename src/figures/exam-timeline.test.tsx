import { expect, test } from 'vitest'
import { ExamTimeline } from './exam-timeline.tsx'
import { MOMENTS, WINDOW } from './test-support/elastography.ts'
import { svgText } from './test-support/svg-text.ts'

const draw = (width: number, marks = MOMENTS) =>
  svgText(<ExamTimeline marks={marks} window={WINDOW} width={width} label="Timeline" />)

test('start, examinations, due day, today and the window', async () => {
  await expect(draw(640)).toMatchFileSnapshot('__snapshots__/exam-timeline.svg')
})

test('labels stay within the figure and take further lines where it is narrow', () => {
  const height = (svg: string) => Number(/height="(\d+)"/.exec(svg)?.[1])
  expect(height(draw(320))).toBeGreaterThan(height(draw(1400)))
  for (const [, x] of draw(320).matchAll(/<text class="tick-label" x="([-\d.]+)"/g)) {
    expect(Number(x)).toBeGreaterThan(0)
    expect(Number(x)).toBeLessThan(320)
  }
})

test('one moment alone is drawn without a fault', () => {
  expect(
    svgText(<ExamTimeline marks={MOMENTS.slice(3)} window={undefined} width={300} label="" />),
  ).not.toContain('NaN')
})
