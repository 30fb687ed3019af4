import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrast, luminance } from './contrast.ts'

it('gives the ratios that WCAG defines', () => {
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21, 10)
  expect(contrast('#ffffff', '#FFF')).toBe(1)
  // The known greys on either side of 4.5 on white, and the pure blue (luminance 0.0722).
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#0000ff', '#ffffff')).toBeCloseTo(1.05 / 0.1222, 6)
})

it('reads colours as browsers compute them', () => {
  expect(luminance('rgb(255, 255, 255)')).toBeCloseTo(1, 10)
  expect(luminance('rgb(0 0 0)')).toBe(0)
})

it.each(['red', '#12', 'rgba(0, 0, 0, 0.5)', 'var(--ink)', ''])('does not guess at %s', (color) => {
  expect(contrast(color, '#fff')).toBeUndefined()
})

it('does not depend on which colour is in front', () => {
  const color = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((rgb) => `rgb(${rgb.join(', ')})`)
  fc.assert(
    fc.property(color, color, (a, b) => {
      const ratio = contrast(a, b) ?? 0
      expect(ratio).toBe(contrast(b, a))
      expect(ratio).toBeGreaterThanOrEqual(1)
      expect(ratio).toBeLessThanOrEqual(21)
    }),
  )
})
