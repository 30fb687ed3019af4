import { expect, test } from 'vitest'
import { ExamTimeline } from './exam-timeline.tsx'
import { MOMENTS, WINDOW } from './test-support/elastography.ts'
import { svgText } from './test-support/svg-text.ts'

test('start, examinations, due day, today and the window', async () => {
  const drawn = svgText(<ExamTimeline marks={MOMENTS} window={WINDOW} />)
  await expect(drawn).toMatchFileSnapshot('__snapshots__/exam-timeline.html')
})

test('each moment is told in words, in order of time, and so is the window', () => {
  const drawn = svgText(<ExamTimeline marks={MOMENTS} window={WINDOW} />)
  const told = [...drawn.matchAll(/<\/svg>\s*([^<\s][^<]*?)\s*<\/li>/g)].map(([, text]) => text)
  const inOrder = MOMENTS.toSorted((a, b) => a.time - b.time).map(({ label }) => label)
  expect(told).toEqual([...inOrder, WINDOW.label])
})

test('one moment alone is drawn without a fault', () => {
  expect(svgText(<ExamTimeline marks={MOMENTS.slice(3)} window={undefined} />)).not.toContain('NaN')
})
