import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kaplanMeier, numbersAtRisk } from '../../stats/survival/kaplan-meier.ts'
import { riskCountsAt, stepValueAt } from './at-risk.ts'

// Five patients: events on days 2 and 4, censored on days 2, 3 and 6.
const curve = {
  n: 5,
  times: [2, 3, 4, 6],
  survival: [0.8, 0.8, 0.4, 0.4],
  lower: [0.5, 0.5, 0.1, null],
  upper: [1, 1, 1, null],
  atRisk: [5, 3, 2, 1],
  eventsAt: [1, 0, 1, 0],
  censoredAt: [1, 1, 0, 1],
}

test('who leaves on a day is still at risk on it', () => {
  expect(riskCountsAt(curve, 0)).toEqual({ atRisk: 5, events: 0, censored: 0 })
  expect(riskCountsAt(curve, 2)).toEqual({ atRisk: 5, events: 0, censored: 0 })
  expect(riskCountsAt(curve, 4)).toEqual({ atRisk: 2, events: 1, censored: 2 })
  expect(riskCountsAt(curve, 7)).toEqual({ atRisk: 0, events: 2, censored: 3 })
})

test('the curve holds its value from one step to the next', () => {
  expect(stepValueAt(curve, curve.survival, 1, 1)).toBe(1)
  expect(stepValueAt(curve, curve.survival, 4, 1)).toBe(0.4)
  expect(stepValueAt(curve, curve.survival, 5, 1)).toBe(0.4)
  expect(stepValueAt(curve, curve.lower, 6, 1)).toBeUndefined()
})

test('the counts agree with the numbers at risk of the estimate', () => {
  const patients = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean()), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(patients, fc.integer({ min: 0, max: 40 }), (followed, time) => {
      const estimate = kaplanMeier({
        time: Float64Array.from(followed, ([day]) => day),
        event: Uint8Array.from(followed, ([, died]) => (died ? 1 : 0)),
      })
      if (!estimate.ok) throw new Error(estimate.problem.code)
      expect([riskCountsAt(estimate.value, time).atRisk]).toEqual(numbersAtRisk(estimate.value, [time]))
    }),
  )
})
