import { expect, test } from 'vitest'
import { oldRationale } from './old-rationale.ts'

const text =
  'TIPM 1.0.0 (reconstructed, model hash abc). 124.5 to 187.1 points, cut-off 160: class undecided; unknown: dT; ' +
  'estimated probability 12.0-80.1 %. Inputs: NLR 3.5 (2026-11-21); dT unknown; albumin 38 g/L (2026-11-21, entered ' +
  'by hand); tumour diameter 7.8 cm (2026-11-12). Investigational.'

test('reads points and inputs out of words that were stored before', () => {
  expect(oldRationale(text)).toMatchObject({
    points: { low: 124.5, high: 187.1 },
    inputs: {
      nlr: { value: 3.5, day: '2026-11-21', entered: false, chosen: false },
      albumin: { value: 38, day: '2026-11-21', entered: true, chosen: false },
      diameter: { value: 7.8, day: '2026-11-12', entered: false, chosen: false },
    },
  })
})

test('reads a sign of dT, points to the decimal they were written with, and a complete score once', () => {
  const of = (sign: string) =>
    oldRationale(`173.3 points, cut-off 160: high. Inputs: dT ${sign} (2026-11-16)`)
  for (const value of ['negative', 'nonnegative']) {
    expect(of(value).inputs).toEqual({ deltaT: { value, day: '2026-11-16', entered: false, chosen: false } })
  }
  expect(of('negative').points).toEqual({ low: 173.3, high: 173.3 })
  // 173.35 is printed as 173.3 or 173.4, whichever way it is rounded.
  expect(of('negative').rounding).toBeGreaterThanOrEqual(173.35 - 173.3)
})

test('concludes nothing from words of another', () => {
  for (const other of [undefined, '', 'Risk is high.', 'albumin was 38', 'NLR 4']) {
    expect(oldRationale(other)).toMatchObject({ points: undefined, inputs: {} })
  }
})
