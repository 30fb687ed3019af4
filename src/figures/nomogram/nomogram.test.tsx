import type { ComponentProps } from 'preact'
import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { PLAIN_WORDS } from '../test-support/nomogram.ts'
import { svgText } from '../test-support/svg-text.ts'
import { Nomogram } from './nomogram.tsx'
import { presetValues } from './preset-values.ts'

const model = await tipmModel()

function draw(props: Partial<ComponentProps<typeof Nomogram>> = {}): string {
  return svgText(<Nomogram id="n" model={model} words={PLAIN_WORDS} {...props} />)
}

test('the axes, the sum and the probability are drawn', async () => {
  await expect(draw()).toMatchFileSnapshot('../__snapshots__/nomogram.html')
})

test('the cut-off stands at 160 of the 296.05 points of the sum', () => {
  const [, at] = /<line class="cutoff" x1="([\d.]+)%"/.exec(draw()) ?? []
  expect(Number(at)).toBeCloseTo((100 * 160) / 296.05, 1)
})

test('34 g/L of albumin stands under 64 points', () => {
  const [, , ...stops] = presetValues(model, 'albumin', PLAIN_WORDS, 30)
  expect(stops.find(({ value }) => value === 34)?.points).toBeCloseTo(64, 9)
})

test('the axes of the shipped model run from 50 to 25 g/L and from 4 to 13 cm', () => {
  const ends = (predictor: 'albumin' | 'diameter') =>
    presetValues(model, predictor, PLAIN_WORDS, 1)
      .slice(0, 2)
      .toSorted((a, b) => a.points - b.points)
      .map(({ value, points }) => [value, Math.round(points * 10) / 10])
  expect(ends('albumin')).toEqual([
    [50, 0],
    [25, 100],
  ])
  expect(ends('diameter')).toEqual([
    [4, 0],
    [13, 98.6],
  ])
})

test('another axis of a site moves the marks with it', () => {
  const { albumin } = model.predictors
  const other = {
    ...model,
    predictors: { ...model.predictors, albumin: { ...albumin, axis: [20, 60] as [number, number] } },
  }
  expect(draw({ model: other })).not.toBe(draw())
})

test('labels of an axis stand apart from each other', () => {
  for (const [, row = ''] of draw().matchAll(/<g class="axis">(.*?)<\/g>/gs)) {
    const places = [...row.matchAll(/<text[^>]* x="([\d.]+)%"/g)].map(([, x]) => Number(x))
    const apart = places.toSorted((a, b) => a - b).map((x, at, all) => x - (all[at - 1] ?? -100))
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(10)
  }
})
