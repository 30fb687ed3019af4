import { expect, test } from 'vitest'
import { chooseNearest, type IndexRange, isTooOld } from './choose-nearest.ts'

const DAYS = 86_400_000
const lookBack = { days: 90, timeZone: 'UTC' }
/** Noon of a day, counted from 1 October 2026. */
const day = (n: number) => Date.parse('2026-10-01T12:00:00Z') + n * DAYS
const item = (name: string, from: number, to = from, certain = true) => ({
  ...{ name, earliest: day(from), latest: day(to), certain },
})
type Item = ReturnType<typeof item>
const chosen = (items: readonly Item[], index: IndexRange) => {
  const { possible, mayBeNone } = chooseNearest(items, index, lookBack)
  return [possible.map(({ name }) => name).join(' '), mayBeNone]
}
const known = (n: number) => ({ from: day(n), to: day(n) })

test('the newest at or before a known index date is the one, and what comes at that very moment counts', () => {
  expect(chosen([item('a', -5), item('b', 0), item('c', 1)], known(0))).toEqual(['b', false])
  expect(chosen([item('c', 1)], known(0))).toEqual(['', true])
  expect(chosen([], known(0))).toEqual(['', true])
})

test('what is not certain displaces nothing, and what is certain displaces all that is surely older', () => {
  expect(chosen([item('a', -5), item('b', -1, -1, false)], known(0))).toEqual(['a b', false])
  expect(chosen([item('a', -5, -5, false), item('b', -1)], known(0))).toEqual(['b', false])
  expect(chosen([item('b', -1, -1, false)], known(0))).toEqual(['b', true])
  // One that may have been taken until the newest was is possible beside it.
  expect(chosen([item('a', -9, -1), item('b', -1), item('c', -9, -2)], known(0))).toEqual(['a b', false])
})

test('what lies surely beyond the look-back does not count, what may lie within it may', () => {
  expect(chosen([item('a', -90)], known(0))).toEqual(['a', false])
  expect(chosen([item('a', -91)], known(0))).toEqual(['', true])
  expect(chosen([item('a', -91, -80)], known(0))).toEqual(['a', true])
})

test('of an open index date, what is nearest at its first moment and all that comes until its last are possible', () => {
  const items = [item('a', -9), item('b', -5), item('c', 3), item('d', 7), item('e', 11)]
  expect(chosen(items, { from: day(0), to: day(10) })).toEqual(['b c d', false])
  // At the first moment itself, until the last moment itself.
  expect(chosen([item('b', -5), item('c', 0), item('d', 10)], { from: day(0), to: day(10) })).toEqual([
    'c d',
    false,
  ])
  expect(chosen([item('b', -5, 0), item('c', -1)], { from: day(0), to: day(10) })).toEqual(['b c', false])
})

test('nothing may count where nothing is certain at the first moment, or a later one leaves the last result too old', () => {
  const open = { from: day(0), to: day(100) }
  expect(chosen([item('c', 3)], { from: day(0), to: day(10) })).toEqual(['c', true])
  expect(chosen([item('b', -5, -5, false), item('c', 3)], { from: day(0), to: day(10) })).toEqual([
    'b c',
    true,
  ])
  // From day 5 to day 100 are 95 days; one on day 50 is near enough to both.
  expect(chosen([item('b', 0), item('c', 5)], open)).toEqual(['b c', true])
  expect(chosen([item('b', 0), item('c', 5), item('d', 50)], open)).toEqual(['b c d', false])
  expect(chosen([item('d', 50), item('c', 5), item('b', 0)], open)).toEqual(['d c b', false])
  expect(chosen([item('b', 0), item('c', 5), item('d', 50, 50, false)], open)).toEqual(['b c d', true])
  expect(chosen([item('b', 0), item('d', 95)], open)).toEqual(['b d', true])
})

test('without a first moment everything until the last is possible, and that nothing counts', () => {
  const open = { from: Number.NEGATIVE_INFINITY, to: day(10) }
  expect(chosen([item('a', -500), item('b', 3), item('c', 11)], open)).toEqual(['a b', true])
})

test('age is counted in calendar days of the site', () => {
  const at = (text: string) => Date.parse(text)
  const isOld = (one: string, index: string, timeZone = 'UTC') =>
    isTooOld(at(one), at(index), { days: 90, timeZone })
  // 90 days before 10 October 2026 is 12 July.
  expect(isOld('2026-07-12T00:00:00Z', '2026-10-10T23:59:59Z')).toBe(false)
  expect(isOld('2026-07-11T23:59:59Z', '2026-10-10T00:00:00Z')).toBe(true)
  expect(isOld('2026-07-12T12:00:00Z', '2026-10-10T12:00:00Z')).toBe(false)
  expect(isOld('2026-07-11T12:00:00Z', '2026-10-10T12:00:00Z')).toBe(true)
  // In Shanghai it was the 12th already.
  expect(isOld('2026-07-11T23:59:59Z', '2026-10-10T00:00:00Z', 'Asia/Shanghai')).toBe(false)
  expect(isOld('2026-10-10T00:00:00Z', '2026-10-10T00:00:00Z')).toBe(false)
  expect(isTooOld(Number.NEGATIVE_INFINITY, at('2026-10-10'), { days: 90, timeZone: 'UTC' })).toBe(true)
})
