import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classify } from './classify.ts'
import { monthly, type Row } from './test-course.ts'
import type { Category } from './time-point.ts'
import { timePoints } from './time-points.ts'

const size = fc.integer({ min: 0, max: 150 })
const statuses = fc.constantFrom('absent', 'present', 'increased', 'progression', undefined)

const rows: fc.Arbitrary<readonly Row[]> = fc.integer({ min: 1, max: 5 }).chain((visits) => {
  const over = <T>(entry: fc.Arbitrary<T>) => fc.array(entry, { minLength: visits, maxLength: visits })
  const first = fc.integer({ min: 15, max: 150 })
  return fc
    .tuple(
      fc.tuple(first, over(fc.option(size, { nil: undefined }))),
      fc.tuple(first, over(fc.option(size, { nil: undefined }))),
      over(statuses),
      over(fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined })),
    )
    .map(([a, b, other, fresh]) => [
      { id: 'a', organ: 'liver', over: [a[0], ...a[1]].map((value) => value && both(value)) },
      { id: 'b', organ: 'lung', over: [b[0], ...b[1]] },
      { id: 'c', organ: 'bone', role: 'nonTarget' as const, over: ['present' as const, ...other] },
      { id: 'd', organ: 'lung', role: 'new' as const, over: [undefined, ...fresh] },
    ])
})

function both(longest: number) {
  return { longest, viable: longest }
}

test('the order in which lesions are listed does not matter', () => {
  fc.assert(
    fc.property(rows, (list) => {
      expect(classify(monthly(list.toReversed()))).toEqual(classify(monthly(list)))
    }),
  )
})

test('mRECIST knows shares only: twice the size, the same response', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 10, max: 200 }), { minLength: 2, maxLength: 8 }), (sizes) => {
      const categories = (factor: number) =>
        timePoints('mrecist', monthly([{ over: sizes.map((value) => value * factor) }])).map(
          ({ overall }) => overall,
        )
      expect(categories(2)).toEqual(categories(1))
    }),
  )
})

test('a larger lesion never makes a better response at that visit', () => {
  const ranks: readonly Category[] = ['CR', 'PR', 'SD', 'PD']
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 10, max: 200 }), { minLength: 1, maxLength: 6 }),
      size,
      size,
      (before, a, b) => {
        const last = (value: number) => {
          const point = timePoints('recist', monthly([{ over: [...before, value] }])).at(-1)
          return ranks.indexOf(point?.overall ?? 'NE')
        }
        expect(last(Math.max(a, b))).toBeGreaterThanOrEqual(last(Math.min(a, b)))
      },
    ),
  )
})

test('whatever RECIST 1.1 calls progression first, iRECIST calls unconfirmed, and never confirms before four weeks', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const result = classify(monthly(list))
      if (!result.ok) return
      const { recist, irecist } = result.value
      const first = recist.points.findIndex(({ overall }) => overall === 'PD')
      expect(irecist.points.findIndex(({ overall }) => overall === 'iUPD')).toBe(first)
      const confirmed = irecist.points.find(({ overall }) => overall === 'iCPD')
      if (confirmed !== undefined) {
        expect(confirmed.day - (confirmed.unconfirmedSince ?? confirmed.day)).toBeGreaterThanOrEqual(28)
      }
    }),
  )
})
