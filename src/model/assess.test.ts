import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { assess } from './assess.ts'
import type { BoundedAssessment, CompleteAssessment } from './assessment.ts'
import type { ModelInputs } from './predictor.ts'
import { PREDICTORS } from './predictor.ts'

const model = await tipmModel()

const nlr = fc.double({ min: 0.1, max: 40, noNaN: true })
const albumin = fc.double({ min: 10, max: 65, noNaN: true })
const diameter = fc.double({ min: 0.5, max: 25, noNaN: true })
const deltaT = fc.constantFrom('negative' as const, 'nonnegative' as const)
const allKnown = fc.record({ nlr, deltaT, albumin, diameter })
const someKnown = fc
  .record({
    nlr: fc.option(nlr, { nil: undefined }),
    deltaT: fc.option(deltaT, { nil: undefined }),
    albumin: fc.option(albumin, { nil: undefined }),
    diameter: fc.option(diameter, { nil: undefined }),
  })
  .filter((inputs) => PREDICTORS.some((predictor) => inputs[predictor] !== undefined))

function complete(inputs: ModelInputs): CompleteAssessment {
  const assessment = assess(model, inputs)
  if (assessment.kind !== 'complete')
    throw new Error(`expected a complete assessment, got ${assessment.kind}`)
  return assessment
}

function bounded(inputs: ModelInputs): BoundedAssessment {
  const assessment = assess(model, inputs)
  if (assessment.kind !== 'bounded') throw new Error(`expected a bounded assessment, got ${assessment.kind}`)
  return assessment
}

test.each([
  // Points of the reference cohort's first patients, computed by R (reference figures).
  [{ nlr: 9.73 / 1.69, deltaT: 'negative', albumin: 31.9, diameter: 8.2 }, 215.843902439024],
  [{ nlr: 4.92 / 1.42, deltaT: 'nonnegative', albumin: 35.4, diameter: 8.2 }, 139.323577235772],
  [{ nlr: 1.1 / 0.83, deltaT: 'nonnegative', albumin: 40.5, diameter: 5.8 }, 57.726829268293],
] as const)('gives %o the points that R computes', (inputs, points) => {
  expect(complete(inputs).points).toBeCloseTo(points, 9)
})

test.each([
  [{ nlr: 9.73 / 1.69, deltaT: 'negative', albumin: 31.9, diameter: 8.2 }, 0.9233246052974],
  [{ nlr: 4.92 / 1.42, deltaT: 'nonnegative', albumin: 35.4, diameter: 8.2 }, 0.09818109923614],
] as const)('gives %o the probability that R computes', (inputs, probability) => {
  expect(complete(inputs).probability).toBeCloseTo(probability, 12)
})

test('spans the published axes: 34.89 points for NLR, 62.52 for dT, 4 per g/L, 10.959 per cm, 296.0 in all', () => {
  const worst = complete({ nlr: 3.01, deltaT: 'negative', albumin: 25, diameter: 13 })
  const points = Object.fromEntries(worst.contributions.map((item) => [item.predictor, item.points]))
  expect(points['nlr']).toBeCloseTo(34.89, 2)
  expect(points['deltaT']).toBeCloseTo(62.52, 2)
  expect(points['albumin']).toBeCloseTo(100, 9)
  expect((points['diameter'] ?? 0) / 9).toBeCloseTo(10.959, 3)
  expect(worst.points).toBeCloseTo(296.0, 1)
  expect(complete({ nlr: 3, deltaT: 'nonnegative', albumin: 50, diameter: 4 }).points).toBeCloseTo(0, 9)
})

test('an NLR of exactly 3 is not above 3, whatever binary fractions make of it', () => {
  const points = (value: number) =>
    complete({ nlr: value, deltaT: 'negative', albumin: 40, diameter: 8 }).points
  expect(points(3.0000000000000004)).toBe(points(3))
  expect(points(3.01)).toBeGreaterThan(points(3))
})

test('the cut-off itself is high risk, just below it is low', () => {
  const inputs = { nlr: 4, deltaT: 'negative', albumin: 36, diameter: 6 } as const
  const { points } = complete(inputs)
  const classAt = (cutoff: number) =>
    assess({ ...model, cutoff: { ...model.cutoff, points: cutoff } }, inputs)
  expect(classAt(points)).toMatchObject({ riskClass: 'high' })
  expect(classAt(points + 1e-12)).toMatchObject({ riskClass: 'high' })
  expect(classAt(points + 0.001)).toMatchObject({ riskClass: 'low' })
})

test('a value beyond its axis counts as the end of the axis, and says so', () => {
  const beyond = complete({ nlr: 2, deltaT: 'negative', albumin: 22, diameter: 15.5 })
  const clamped = Object.fromEntries(beyond.contributions.map((item) => [item.predictor, item.clampedTo]))
  expect(clamped).toEqual({ nlr: undefined, deltaT: undefined, albumin: 25, diameter: 13 })
  expect(beyond.points).toBe(complete({ nlr: 2, deltaT: 'negative', albumin: 25, diameter: 13 }).points)
})

test('points rise with diameter and fall with albumin', () => {
  fc.assert(
    fc.property(allKnown, fc.double({ min: 0, max: 10, noNaN: true }), (inputs, more) => {
      const { points } = complete(inputs)
      expect(complete({ ...inputs, diameter: inputs.diameter + more }).points).toBeGreaterThanOrEqual(
        points - 1e-9,
      )
      expect(complete({ ...inputs, albumin: inputs.albumin + more }).points).toBeLessThanOrEqual(
        points + 1e-9,
      )
    }),
  )
})

test('points rise with the NLR class and fall with dT', () => {
  fc.assert(
    fc.property(allKnown, (inputs) => {
      const points = (change: Partial<ModelInputs>) => complete({ ...inputs, ...change }).points
      expect(points({ nlr: 3.5 })).toBeGreaterThan(points({ nlr: 2.5 }))
      expect(points({ deltaT: 'negative' })).toBeGreaterThan(points({ deltaT: 'nonnegative' }))
    }),
  )
})

test('the bounds contain the complete score, whatever the unknown inputs turn out to be', () => {
  fc.assert(
    fc.property(someKnown, allKnown, (known, truth) => {
      const inputs = Object.fromEntries(
        PREDICTORS.map((predictor) => [predictor, known[predictor] ?? truth[predictor]]),
      ) as unknown as ModelInputs
      const assessment = assess(model, known)
      const { points, riskClass } = complete(inputs)
      if (assessment.kind === 'complete') {
        expect(assessment.points).toBe(points)
      } else if (assessment.kind === 'bounded') {
        expect(points).toBeGreaterThanOrEqual(assessment.low.points - 1e-9)
        expect(points).toBeLessThanOrEqual(assessment.high.points + 1e-9)
        if (assessment.riskClass !== 'undecided') expect(riskClass).toBe(assessment.riskClass)
      }
    }),
  )
})

test('the class depends on points alone', () => {
  fc.assert(
    fc.property(allKnown, (inputs) => {
      const { points, riskClass } = complete(inputs)
      expect(riskClass).toBe(points >= 160 - 1e-9 ? 'high' : 'low')
    }),
  )
})

test('contributions add up to the points and to the linear predictor', () => {
  fc.assert(
    fc.property(allKnown, (inputs) => {
      const { contributions, points, linearPredictor } = complete(inputs)
      expect(contributions.reduce((sum, item) => sum + item.points, 0)).toBeCloseTo(points, 8)
      expect(contributions.reduce((sum, item) => sum + item.logOdds, 0)).toBeCloseTo(linearPredictor, 8)
    }),
  )
})

test('with dT alone unknown it is dT that decides, or nothing needs deciding', () => {
  const undecided = bounded({ nlr: 2, deltaT: undefined, albumin: 36, diameter: 9 })
  expect(undecided.riskClass).toBe('undecided')
  expect(undecided.open).toMatchObject([
    {
      predictor: 'deltaT',
      decides: 'always',
      highIf: { sign: 'negative' },
      lowIf: { sign: 'nonnegative' },
    },
  ])
  expect(bounded({ nlr: 2, deltaT: undefined, albumin: 48, diameter: 5 }).riskClass).toBe('low')
  expect(bounded({ nlr: 5, deltaT: undefined, albumin: 27, diameter: 12 }).riskClass).toBe('high')
})

test('a missing albumin decides from a value on that it names', () => {
  const assessment = bounded({ nlr: 2, deltaT: 'negative', albumin: undefined, diameter: 9 })
  const [open] = assessment.open
  expect(open).toMatchObject({ predictor: 'albumin', decides: 'always' })
  const { highIf } = open ?? {}
  if (highIf?.predictor !== 'albumin') throw new Error('expected a condition on albumin')
  expect(highIf.comparator).toBe('<=')
  const at = (albumin: number) => complete({ nlr: 2, deltaT: 'negative', albumin, diameter: 9 }).riskClass
  expect(at(Math.floor(highIf.value * 10) / 10)).toBe('high')
  expect(at(Math.ceil(highIf.value * 10 + 0.001) / 10)).toBe('low')
})

test('what is said to decide does decide, whatever the other unknowns turn out to be', () => {
  fc.assert(
    fc.property(someKnown, allKnown, (known, truth) => {
      const assessment = assess(model, known)
      if (assessment.kind !== 'bounded' || assessment.riskClass !== 'undecided') return
      for (const { predictor, decides, highIf, lowIf } of assessment.open) {
        if (predictor !== 'deltaT') continue
        for (const sign of ['negative', 'nonnegative'] as const) {
          const rest = PREDICTORS.map((name) => [name, known[name] ?? truth[name]])
          const inputs = { ...Object.fromEntries(rest), deltaT: sign } as ModelInputs
          const { riskClass } = complete(inputs)
          const told = [highIf, lowIf].some((item) => item?.predictor === 'deltaT' && item.sign === sign)
          if (decides === 'always') expect(told).toBe(true)
          if (highIf?.predictor === 'deltaT' && highIf.sign === sign) expect(riskClass).toBe('high')
          if (lowIf?.predictor === 'deltaT' && lowIf.sign === sign) expect(riskClass).toBe('low')
        }
      }
    }),
  )
})

test('with nothing known there is no score', () => {
  const nothing = { nlr: undefined, deltaT: undefined, albumin: undefined, diameter: undefined }
  expect(assess(model, nothing)).toEqual({ kind: 'notComputable', reasons: ['no-predictor-known'] })
})

test('a number that is none is a bug of the caller', () => {
  const inputs = { nlr: 2, deltaT: undefined, albumin: undefined, diameter: undefined }
  expect(() => assess(model, { ...inputs, albumin: Number.NaN })).toThrow(RangeError)
  expect(() => assess(model, { ...inputs, diameter: -1 })).toThrow(RangeError)
})

test('an empty range is a bug of the caller, and nothing at all is a measurement', () => {
  const inputs = { nlr: 2, deltaT: undefined, albumin: undefined, diameter: undefined }
  expect(() => assess(model, { ...inputs, albumin: { low: 40, high: 30 } })).toThrow(RangeError)
  expect(() => assess(model, { ...inputs, nlr: Number.POSITIVE_INFINITY })).toThrow(RangeError)
  expect(bounded({ ...inputs, nlr: 0 }).contributions).toMatchObject([{ predictor: 'nlr', points: 0 }])
})

test('a range adds from its fewest to its most points, and is an open input', () => {
  // Albumin 30 to 40 g/L: 80 to 40 points. dT 62.52, diameter 6 cm 21.92.
  const { open, low, high, contributions } = bounded({
    nlr: 2,
    deltaT: 'negative',
    albumin: { low: 30, high: 40 },
    diameter: 6,
  })
  expect(open).toMatchObject([{ predictor: 'albumin', range: { low: 30, high: 40 } }])
  expect(open[0]?.points.low).toBeCloseTo(40, 9)
  expect(open[0]?.points.high).toBeCloseTo(80, 9)
  expect([low.points, high.points].map((points) => Math.round(points * 10) / 10)).toEqual([124.4, 164.4])
  expect(contributions.map(({ predictor }) => predictor)).toEqual(['nlr', 'deltaT', 'diameter'])
  // What is not known at all has no range.
  expect(bounded({ nlr: 2, deltaT: undefined, albumin: 30, diameter: 6 }).open[0]?.range).toBeUndefined()
})

test('a range that adds the same everywhere is as good as a number', () => {
  const range = complete({ nlr: { low: 5, high: 9 }, deltaT: 'negative', albumin: 36, diameter: 6 })
  expect(range.points).toBe(complete({ nlr: 5, deltaT: 'negative', albumin: 36, diameter: 6 }).points)
  // 20 to 25 g/L is the end of the axis, 100 points, and may lie beyond it.
  const { contributions } = complete({
    nlr: 2,
    deltaT: 'negative',
    albumin: { low: 20, high: 25 },
    diameter: 6,
  })
  expect(contributions[2]).toMatchObject({ points: expect.closeTo(100, 9), clampedTo: 25 })
})

test('a range of NLR that begins at 3 reaches above 3 as a whole only where 3 itself is left out', () => {
  const points = (value: ModelInputs['nlr']) => {
    const assessment = assess(model, { nlr: value, deltaT: 'negative', albumin: 36, diameter: 6 })
    return assessment.kind === 'complete' ? Math.round(assessment.points * 10) / 10 : assessment.kind
  }
  // 62.52 + 56 + 21.92, and 34.89 above 3.
  expect(points({ low: 3, high: 9, above: true })).toBe(175.3)
  expect(points({ low: 3, high: Number.POSITIVE_INFINITY, above: true })).toBe(175.3)
  expect(points({ low: 3, high: 9 })).toBe('bounded')
  expect(points({ low: 2, high: 9, above: true })).toBe('bounded')
  expect(points({ low: 1, high: 2, above: true })).toBe(140.4)
  expect(points({ low: 1, high: 3 })).toBe(140.4)
})

test('a range above 3 cm or 3 g/L is no range above the threshold of NLR', () => {
  // From the axis' end at 4 cm to 6 cm: 0 to 21.92 points.
  const { open } = bounded({
    nlr: 2,
    deltaT: 'negative',
    albumin: 36,
    diameter: { low: 3, high: 6, above: true },
  })
  expect(open[0]?.points.low).toBe(0)
  expect(open[0]?.points.high).toBeCloseTo(21.92, 1)
})

test('the interval of the probability rests on whether NLR is above 3 and on the sign of dT', () => {
  const { interval: given } = model
  if (given === undefined) throw new Error('the shipped model has an interval')
  // No error but that of one indicator: where the indicator is 0 the interval is the estimate.
  const alone = (term: 'nlr' | 'deltaT') => {
    const none = { intercept: 1e-9, nlr: 1e-9, deltaT: 1e-9, albumin: 1e-9, diameter: 1e-9 }
    const file = { ...model, interval: { ...given, standardErrors: { ...none, [term]: 1 } } }
    return (nlr: number, deltaT: 'negative' | 'nonnegative') => {
      const assessment = assess(file, { nlr, deltaT, albumin: 36, diameter: 6 })
      if (assessment.kind !== 'complete' || assessment.interval === undefined) throw new Error('no interval')
      return assessment.interval.upper - assessment.interval.lower > 1e-4
    }
  }
  expect([alone('nlr')(2, 'negative'), alone('nlr')(4, 'negative')]).toEqual([false, true])
  expect([alone('deltaT')(2, 'negative'), alone('deltaT')(2, 'nonnegative')]).toEqual([false, true])
})

test('a value on its axis counts as itself', () => {
  const { contributions } = complete({ nlr: 2, deltaT: 'negative', albumin: 36, diameter: 6 })
  expect(contributions.map(({ clampedTo }) => clampedTo)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
