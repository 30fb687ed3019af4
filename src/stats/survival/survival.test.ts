import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concordance } from './concordance.ts'
import { fitCox } from './cox.ts'
import { interactionTest } from './interaction.ts'
import { kaplanMeier, numbersAtRisk, survivalAt } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'
import { proportionalHazardsTest } from './proportional-hazards.ts'

function value<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

const time = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)
const event = Uint8Array.of(1, 0, 1, 1, 0, 1, 1, 0)
const group = Uint8Array.of(0, 0, 1, 0, 1, 1, 0, 1)
const none = new Uint8Array(8)

test('without censoring Kaplan-Meier is one minus the empirical distribution', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 }), (times) => {
      const curve = value(
        kaplanMeier({ time: Float64Array.from(times), event: new Uint8Array(times.length).fill(1) }),
      )
      curve.times.forEach((at, i) => {
        expect(curve.survival[i]).toBeCloseTo(times.filter((t) => t > at).length / times.length, 10)
      })
    }),
  )
})

test('nobody has the event: survival stays 1, the median is not reached, tests say why not', () => {
  const curve = value(kaplanMeier({ time, event: none }))
  expect(curve).toMatchObject({
    events: 0,
    median: { median: undefined, lower: undefined, upper: undefined },
  })
  expect(survivalAt(curve, 100)).toBe(1)
  expect(logRank({ time, event: none }, group)).toEqual({ ok: false, problem: { code: 'no-events' } })
  expect(fitCox({ time, event: none }, [Float64Array.from(group)])).toEqual({
    ok: false,
    problem: { code: 'no-events' },
  })
  expect(concordance(time, { time, event: none })).toEqual({ ok: false, problem: { code: 'no-events' } })
})

test('a curve level at one half has its median in the middle of that stretch', () => {
  const curve = value(kaplanMeier({ time: Float64Array.of(1, 2, 4, 8), event: Uint8Array.of(1, 1, 1, 1) }))
  expect(curve.median.median).toBe(3)
})

test('numbers at risk are those not yet gone just before each time', () => {
  const curve = value(kaplanMeier({ time, event }))
  expect(numbersAtRisk(curve, [0, 1, 2.5, 8, 9])).toEqual([8, 8, 6, 1, 0])
})

test('times apart by rounding alone are one time', () => {
  const curve = value(
    kaplanMeier({ time: Float64Array.of(0.1 + 0.2, 0.3, 1), event: Uint8Array.of(1, 1, 0) }),
  )
  expect(curve.times).toHaveLength(2)
})

test('a negative time, or an empty group, is refused', () => {
  expect(kaplanMeier({ time: Float64Array.of(-1), event: Uint8Array.of(1) })).toEqual({
    ok: false,
    problem: { code: 'not-a-positive-time' },
  })
  expect(logRank({ time, event }, none)).toEqual({ ok: false, problem: { code: 'one-group-only' } })
})

test('log-rank does not change when groups are renumbered, and observed equals expected in sum', () => {
  const [plain, turned] = [
    logRank({ time, event }, group),
    logRank(
      { time, event },
      group.map((g) => 1 - g),
    ),
  ].map(value)
  expect(turned?.chi2).toBeCloseTo(plain?.chi2 ?? Number.NaN, 12)
  const sum = (key: 'observed' | 'expected') => plain?.groups.reduce((total, of) => total + of[key], 0)
  expect(sum('observed')).toBeCloseTo(sum('expected') ?? Number.NaN, 12)
})

test('without ties the score test of Cox is the log-rank test: both are small where groups hardly differ', () => {
  const fit = value(fitCox({ time, event }, [Float64Array.from(group)]))
  const ratio = 2 * (fit.logLikelihood - fit.nullLogLikelihood)
  expect(ratio).toBeCloseTo(value(logRank({ time, event }, group)).chi2, 1)
})

test('a covariate in other units has its coefficient in other units and nothing else', () => {
  const x = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6)
  const [plain, scaled] = [
    fitCox({ time, event }, [x]),
    fitCox({ time, event }, [x.map((v) => 1000 + 100 * v)]),
  ].map(value)
  expect((scaled?.beta[0] ?? 0) * 100).toBeCloseTo(plain?.beta[0] ?? Number.NaN, 8)
  expect(scaled?.logLikelihood).toBeCloseTo(plain?.logLikelihood ?? Number.NaN, 10)
})

test('a group without events has no finite hazard ratio, and it says which covariate', () => {
  const x = Float64Array.from(event, (e, i) => (e === 1 ? 0 : i % 2))
  const other = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6)
  expect(fitCox({ time, event }, [other, x])).toEqual({
    ok: false,
    problem: { code: 'separation', columns: [1] },
  })
})

test('constant and repeated covariates are refused by name', () => {
  const x = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6)
  expect(fitCox({ time, event }, [x, new Float64Array(8)])).toEqual({
    ok: false,
    problem: { code: 'no-variation', columns: [1] },
  })
  expect(fitCox({ time, event }, [x, x.map((v) => 2 * v)])).toEqual({
    ok: false,
    problem: { code: 'singular', columns: [1] },
  })
})

test('concordance is the share of usable pairs in the right order', () => {
  const patients = fc.array(
    fc.record({
      t: fc.integer({ min: 1, max: 6 }),
      e: fc.integer({ min: 0, max: 1 }),
      r: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 2, maxLength: 30 },
  )
  fc.assert(
    fc.property(patients, (rows) => {
      let [right, pairs] = [0, 0]
      for (const a of rows) {
        for (const b of rows) {
          if (a.e === 0 || !(a.t < b.t || (a.t === b.t && b.e === 0))) continue
          pairs += 1
          right += a.r > b.r ? 1 : a.r === b.r ? 0.5 : 0
        }
      }
      const result = concordance(
        Float64Array.from(rows, ({ r }) => r),
        {
          time: Float64Array.from(rows, ({ t }) => t),
          event: Uint8Array.from(rows, ({ e }) => e),
        },
      )
      if (pairs === 0) expect(result).toEqual({ ok: false, problem: { code: 'no-events' } })
      else expect(value(result).estimate).toBeCloseTo(right / pairs, 12)
    }),
  )
})

test('events at one time only leave nothing to test proportional hazards on', () => {
  const x = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6)
  const result = proportionalHazardsTest({ time: new Float64Array(8).fill(5), event }, [x])
  expect(result).toMatchObject({ ok: false, problem: { code: 'no-variation' } })
})

test('an interaction is told where the joint model can be fitted', () => {
  const effect = interactionTest(
    { time, event },
    Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6),
    Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1),
  )
  expect(effect.ok).toBe(false)
  const both = value(interactionTest({ time, event }, Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6), group))
  expect(both.p).toBeGreaterThan(0)
})
