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
