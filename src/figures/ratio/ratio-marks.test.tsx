import { expect, test } from 'vitest'
import { svgText } from '../test-support/svg-text.ts'
import { RatioAxis, RatioMark, ratioDomain } from './ratio-marks.tsx'

const draw = (estimate: number, lower: number, upper: number, isAll = false) => {
  const of = { estimate, lower, upper }
  return svgText(<RatioMark estimate={of} isAll={isAll} domain={ratioDomain([of])} />)
}

test('all patients are a diamond, subgroups squares, and an interval beyond the axis an arrow', async () => {
  const [all, subgroup, wide] = [draw(3.2, 2.1, 4.9, true), draw(3.4, 2.2, 5.3), draw(1.9, 0.2, 190)]
  await expect([all, subgroup, wide].join('\n')).toMatchFileSnapshot('../__snapshots__/ratio-marks.html')
  expect(wide.match(/class="arrow"/g)).toHaveLength(1)
  expect(subgroup).not.toContain('arrow')
})

test('a ratio and its inverse lie equally far from 1', () => {
  const place = (svg: string, mark: RegExp) => Number(mark.exec(svg)?.[1])
  const [up = 0, down = 0] = [draw(4, 0.25, 4), draw(0.25, 0.25, 4)].map(
    (svg) => place(svg, /<svg x="([\d.]+)%"/) - place(svg, /class="reference" x1="([\d.]+)%"/),
  )
  expect(up).toBeGreaterThan(0)
  expect(up).toBeCloseTo(-down, 1)
})

test.each([
  [1, 0, Number.POSITIVE_INFINITY],
  [1e12, 1e-12, 1e30],
  [1, 1, 1],
])('a ratio of %f from %f to %f stays within the figure', (estimate, lower, upper) => {
  const svg = draw(estimate, lower, upper)
  expect(svg).not.toMatch(/NaN|Infinity/)
  for (const [, x] of svg.matchAll(/ (?:x|x1|x2)="([-\d.]+)%"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0)
    expect(Number(x)).toBeLessThanOrEqual(100)
  }
})

test('the axis names 1, powers of ten before others, and which side is which', () => {
  const drawn = svgText(<RatioAxis domain={[0.1, 20]} number={String} below="lower" above="higher" />)
  const labels = [...drawn.matchAll(/text-anchor="middle">([\d.]+)</g)].map(([, label]) => label)
  expect(labels).toEqual(['1', '0.1', '10'])
  expect(drawn).toMatch(/lower.*higher/s)
})
