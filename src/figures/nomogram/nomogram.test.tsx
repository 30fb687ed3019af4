import type { ComponentProps } from 'preact'
import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { maximumPoints } from '../../model/effect.ts'
import { PLAIN_WORDS, scored } from '../test-support/nomogram.ts'
import { svgText } from '../test-support/svg-text.ts'
import { layoutFor } from './layout.ts'
import { Nomogram } from './nomogram.tsx'
import { presetValues } from './preset-values.ts'

const model = await tipmModel()
const HIGH = { nlr: 4, deltaT: 'negative', albumin: 34, diameter: 9.6 } as const

function draw(props: Partial<ComponentProps<typeof Nomogram>> = {}): string {
  return svgText(
    <Nomogram
      id="n"
      model={model}
      assessment={scored(model, HIGH)}
      width={900}
      words={PLAIN_WORDS}
      {...props}
    />,
  )
}

const folder = '../__snapshots__'

test('a complete score is drawn with every value on its axis', async () => {
  await expect(draw()).toMatchFileSnapshot(`${folder}/nomogram-complete.svg`)
})

test('a score without dT is drawn as a range', async () => {
  const assessment = scored(model, { ...HIGH, deltaT: undefined })
  await expect(draw({ assessment })).toMatchFileSnapshot(`${folder}/nomogram-bounded.svg`)
})

test('a narrow figure has its names above the axes', async () => {
  await expect(draw({ width: 328 })).toMatchFileSnapshot(`${folder}/nomogram-narrow.svg`)
})

test('on paper the same stands in little height', async () => {
  expect(layoutFor(model, 900, 'paper').height).toBeLessThan(300)
  await expect(draw({ density: 'paper' })).toMatchFileSnapshot(`${folder}/nomogram-paper.svg`)
})

test('values beyond their axes are arrows at its ends', async () => {
  const assessment = scored(model, { ...HIGH, albumin: 55, diameter: 15 })
  await expect(draw({ assessment })).toMatchFileSnapshot(`${folder}/nomogram-beyond.svg`)
})

test('a value tried is a slider, the assessed one hollow beside it', async () => {
  const assessment = scored(model, { ...HIGH, albumin: 42 })
  const interaction = { active: 'albumin', onActive: () => {}, onMove: () => {} } as const
  const svg = draw({ assessment, compared: scored(model, HIGH), interaction })
  await expect(svg).toMatchFileSnapshot(`${folder}/nomogram-what-if.svg`)
})

test('34 g/L of albumin stands under 64 points, and the figure draws it there', () => {
  const { inputX, rowY } = layoutFor(model, 900)
  const { left, right } = layoutFor(model, 900)
  const x = left + 0.64 * (right - left)
  expect(inputX(64)).toBeCloseTo(x, 9)
  expect(draw()).toContain(`cx="${Math.round(x * 100) / 100}" cy="${rowY.albumin}"`)
})

test('the sum stands at 222.78 of 296.05 points, beyond the cut-off', () => {
  const { totalX, left, right, totalMaximum } = layoutFor(model, 900)
  expect(totalMaximum).toBeCloseTo(296.05, 1)
  const x = left + (222.7804 / totalMaximum) * (right - left)
  const drawn = /class="outcome" d="M([\d.]+) /.exec(draw())?.[1]
  expect(Number(drawn)).toBeCloseTo(x, 1)
  expect(totalX(160)).toBeLessThan(x)
})

test('the segments of the sum lie end to end and end at the sum', () => {
  const segments = [
    ...draw().matchAll(/class="segment segment-\d" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g),
  ].map(([, x, width]) => ({ x: Number(x), end: Number(x) + Number(width) }))
  expect(segments).toHaveLength(4)
  expect(segments[0]?.x).toBe(layoutFor(model, 900).left)
  for (const [index, { end }] of segments.entries()) {
    expect(end).toBeCloseTo(segments[index + 1]?.x ?? layoutFor(model, 900).totalX(222.7804), 1)
  }
})

test('every mark can be reached by Tab and has a name', () => {
  const named = [...draw().matchAll(/aria-label="reads (\w+)" tabindex="0"/g)].map(([, key]) => key)
  expect(named).toEqual(['nlr', 'deltaT', 'albumin', 'diameter', 'total', 'probability'])
})

test('an unknown input has no mark, and its range runs over its whole axis', () => {
  const svg = draw({ assessment: scored(model, { ...HIGH, deltaT: undefined }) })
  expect(svg).not.toContain('reads deltaT')
  const { inputX, left } = layoutFor(model, 900)
  const width = Math.round((inputX(maximumPoints(model, 'deltaT')) - left) * 100) / 100
  expect(svg).toContain(
    `class="unknown-range" x="${left}" y="${layoutFor(model, 900).rowY.deltaT - 5}" width="${width}"`,
  )
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
  expect(
    svgText(
      <Nomogram id="n" model={other} assessment={scored(other, HIGH)} width={900} words={PLAIN_WORDS} />,
    ),
  ).not.toBe(draw())
})

test('no text of the narrow figure leaves it', () => {
  const svg = draw({ width: 328 })
  for (const [, x] of svg.matchAll(/<text[^>]* x="([-\d.]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0)
    expect(Number(x)).toBeLessThanOrEqual(328)
  }
})
