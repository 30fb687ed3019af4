import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { ALL_SITES, DELTA_T_SITES } from './elastography-sites.ts'
import { computeDeltaT, deltaP, type SiteMedians, type SiteValues } from './stiffness-change.ts'

const model = await tipmModel()
const before: SiteMedians = Object.fromEntries(ALL_SITES.map((site) => [site, 20]))

/** The baseline with so many of the nine sites stiffer. */
function stiffer(count: number, elsewhere = 18): SiteMedians {
  return Object.fromEntries(DELTA_T_SITES.map((site, i) => [site, i < count ? 22 : elsewhere]))
}

test('dT is nonnegative from five stiffer sites on', () => {
  expect(computeDeltaT(model, before, stiffer(4)).sign).toBe('negative')
  expect(computeDeltaT(model, before, stiffer(5)).sign).toBe('nonnegative')
})

test('a site that stayed the same is not stiffer', () => {
  expect(computeDeltaT(model, before, stiffer(4, 20))).toMatchObject({ sign: 'negative', counted: 4 })
})

test('the liver sites do not count for dT, and two of three make dP nonnegative', () => {
  const after = { ...stiffer(4), G: 30, H: 30, I: 10 }
  expect(computeDeltaT(model, before, after).sign).toBe('negative')
  expect(deltaP(model, before, after).sign).toBe('nonnegative')
})

test('five stiffer sites decide although four are missing', () => {
  const { A, B, C, D, E } = stiffer(5)
  const partial = Object.fromEntries(Object.entries({ A, B, C, D, E }))
  expect(computeDeltaT(model, before, partial)).toMatchObject({ sign: 'nonnegative', wouldDecide: [] })
})

test('five sites that are not stiffer decide although four are missing', () => {
  expect(computeDeltaT(model, before, { A: 18, B: 18, C: 18, D: 18, E: 18 }).sign).toBe('negative')
})

test('with four stiffer and four missing the missing ones would decide', () => {
  const result = computeDeltaT(model, before, { A: 22, B: 22, C: 22, D: 22, E: 18 })
  expect(result.sign).toBeUndefined()
  expect(result.wouldDecide).toEqual(['F1', 'F2', 'F3', 'F4'])
})

test('the other convention of the source turns the count to softer sites', () => {
  const elastography = { ...model.elastography, deltaTConvention: 'softer-is-nonnegative' as const }
  const other = { ...model, elastography }
  expect(computeDeltaT(other, before, stiffer(4)).sign).toBe('nonnegative')
  expect(computeDeltaT(other, before, stiffer(5)).sign).toBe('negative')
})

test('learning a further site never turns a decided sign', () => {
  const site = fc.constantFrom(...DELTA_T_SITES)
  const medians = fc.dictionary(site, fc.constantFrom(18, 20, 22)) as fc.Arbitrary<SiteMedians>
  fc.assert(
    fc.property(medians, site, fc.constantFrom(18, 20, 22), (after, added, value) => {
      const { sign } = computeDeltaT(model, before, after)
      if (sign === undefined || after[added] !== undefined) return
      expect(computeDeltaT(model, before, { ...after, [added]: value }).sign).toBe(sign)
    }),
  )
})

/** The direction at one site. */
function direction(was: SiteValues['A'], is: SiteValues['A']) {
  const at = (value: SiteValues['A']): SiteValues => (value === undefined ? {} : { A: value })
  return computeDeltaT(model, at(was), at(is)).directions.A
}

test('a site is missing unless it was measured at both examinations', () => {
  expect([direction(undefined, 20), direction(20, undefined)]).toEqual(['missing', 'missing'])
  expect([direction(20, 22), direction(20, 18), direction(20, 20)]).toEqual(['stiffer', 'softer', 'same'])
})

test('ranges tell a direction where they do not overlap', () => {
  expect(direction({ low: 10, high: 20 }, { low: 21, high: 30 })).toBe('stiffer')
  expect(direction({ low: 21, high: 30 }, { low: 10, high: 20 })).toBe('softer')
  expect(direction({ low: 10, high: 20 }, { low: 15, high: 30 })).toBe('missing')
  expect(direction({ low: 15, high: 30 }, { low: 10, high: 20 })).toBe('missing')
  expect(direction(20, { low: 15, high: 30 })).toBe('missing')
  expect(direction({ low: 15, high: 30 }, 20)).toBe('missing')
})

test('ranges that meet in one value tell a direction where one of them leaves it out', () => {
  const to20 = { low: 10, high: 20 }
  const from20 = { low: 20, high: 30 }
  // "> 75 kPa" after 75 is stiffer; 75 after "> 75 kPa" softer.
  expect(direction(75, { low: 75, high: 300, above: true })).toBe('stiffer')
  expect(direction({ low: 75, high: 300, above: true }, 75)).toBe('softer')
  expect(direction(20, { ...to20, below: true })).toBe('softer')
  expect(direction(to20, from20)).toBe('missing')
  expect(direction(from20, to20)).toBe('missing')
  // What is left out at the other end tells nothing.
  expect(direction(from20, { low: 10, high: 25, below: true })).toBe('missing')
  expect(direction({ ...from20, above: true }, { low: 10, high: 25 })).toBe('missing')
  expect(direction({ low: 10, high: 25 }, { ...from20, above: true })).toBe('missing')
})
