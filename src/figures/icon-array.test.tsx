import { expect, test } from 'vitest'
import { IconArray } from './icon-array.tsx'
import { svgText } from './test-support/svg-text.ts'

const draw = (count: number) => svgText(<IconArray count={count} total={100} label={`${count} of 100`} />)

test('67 of 100 persons are drawn filled', async () => {
  await expect(draw(67)).toMatchFileSnapshot('__snapshots__/icon-array.svg')
})

test.each([0, 7, 67, 100])('%i filled and the rest outlined', (count) => {
  const svg = draw(count)
  expect(svg.match(/class="person filled"/g) ?? []).toHaveLength(count)
  expect(svg.match(/class="person"/g) ?? []).toHaveLength(100 - count)
  expect(svg).toContain(`aria-label="${count} of 100"`)
})
