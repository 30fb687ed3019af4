import type { ComponentProps } from 'preact'
import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { PLAIN_WORDS } from '../test-support/nomogram.ts'
import { svgText } from '../test-support/svg-text.ts'
import { layoutFor } from './layout.ts'
import { Nomogram } from './nomogram.tsx'
import { presetValues } from './preset-values.ts'

const model = await tipmModel()

function draw(props: Partial<ComponentProps<typeof Nomogram>> = {}): string {
  return svgText(<Nomogram id="n" model={model} width={900} words={PLAIN_WORDS} {...props} />)
}

const folder = '../__snapshots__'

test('the axes, the sum and the probability are drawn', async () => {
  await expect(draw()).toMatchFileSnapshot(`${folder}/nomogram.svg`)
})

test('a narrow figure has its names above the axes', async () => {
  await expect(draw({ width: 328 })).toMatchFileSnapshot(`${folder}/nomogram-narrow.svg`)
})

test('on paper the same stands in little height', async () => {
  expect(layoutFor(model, 900, 'paper').height).toBeLessThan(300)
  await expect(draw({ density: 'paper' })).toMatchFileSnapshot(`${folder}/nomogram-paper.svg`)
})

test('the sum ends at 296.05 points, and the cut-off stands at 160 of them', () => {
  const { totalX, left, right, totalMaximum } = layoutFor(model, 900)
  expect(totalMaximum).toBeCloseTo(296.05, 1)
  expect(totalX(160)).toBeCloseTo(left + (160 / totalMaximum) * (right - left), 9)
})

test('34 g/L of albumin stands under 64 points', () => {
  const { inputX, left, right } = layoutFor(model, 900)
  expect(inputX(64)).toBeCloseTo(left + 0.64 * (right - left), 9)
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

test('no text of the narrow figure leaves it', () => {
  for (const [, x] of draw({ width: 328 }).matchAll(/<text[^>]* x="([-\d.]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0)
    expect(Number(x)).toBeLessThanOrEqual(328)
  }
})
