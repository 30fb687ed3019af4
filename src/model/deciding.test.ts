import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { assess } from './assess.ts'
import type { OpenInput } from './assessment.ts'
import type { ModelFile } from './model-schema.ts'
import type { ModelInputs, Predictor } from './predictor.ts'

const model = await tipmModel()

// Points: NLR above 3 34.89, dT negative 62.52, albumin (50 - a) x 4, diameter (d - 4) x 10.959; cut-off 160.
function openInput(inputs: ModelInputs, predictor: Predictor, file: ModelFile = model): OpenInput {
  const assessment = assess(file, inputs)
  if (assessment.kind !== 'bounded') throw new Error(`expected a bounded assessment, got ${assessment.kind}`)
  const found = assessment.open.find((item) => item.predictor === predictor)
  return found ?? expect.fail(`${predictor} is not open`)
}

const told = ({ decides, highIf, lowIf }: OpenInput) => ({ decides, highIf, lowIf })

test('NLR that is open alone decides where its 34.89 points reach the cut-off', () => {
  // 62.52 + 56 + 21.92 = 140.4.
  const inputs = { nlr: undefined, deltaT: 'negative', albumin: 36, diameter: 6 } as const
  expect(told(openInput(inputs, 'nlr'))).toEqual({
    decides: 'always',
    highIf: { predictor: 'nlr', comparator: '>', value: 3 },
    lowIf: { predictor: 'nlr', comparator: '<=', value: 3 },
  })
})

test('of two that are open each decides only sometimes, or never', () => {
  // 62.52 of dT and 54.8 of 9 cm; 0 to 34.89 of NLR, 0 to 100 of albumin: 117.3 to 252.2.
  const inputs = { nlr: undefined, deltaT: 'negative', albumin: undefined, diameter: 9 } as const
  // Neither class of NLR settles it: 117.3 to 217.3, and 152.2 to 252.2.
  expect(told(openInput(inputs, 'nlr'))).toEqual({ decides: 'never', highIf: undefined, lowIf: undefined })
  const albumin = openInput(inputs, 'albumin')
  // High from 160 - 117.315 = 42.685 points on, 39.33 g/L; low below 160 - 152.204 = 7.796, 48.05 g/L.
  expect(albumin).toMatchObject({
    decides: 'sometimes',
    highIf: { comparator: '<=' },
    lowIf: { comparator: '>' },
  })
  if (albumin.highIf?.predictor !== 'albumin' || albumin.lowIf?.predictor !== 'albumin') expect.fail()
  expect(albumin.highIf.value).toBeCloseTo(39.33, 2)
  expect(albumin.lowIf.value).toBeCloseTo(48.05, 2)
})

test('one class of NLR may decide while the other leaves it open', () => {
  // 62.52 + 56 = 118.5; diameter 4 to 7 cm: 0 to 32.88. With NLR low 118.5 to 151.4: low; with 34.89 more 153.4 to 186.3: open.
  const inputs = {
    nlr: undefined,
    deltaT: 'negative',
    albumin: 36,
    diameter: { low: 4, high: 7 },
  } as const
  expect(told(openInput(inputs, 'nlr'))).toEqual({
    decides: 'sometimes',
    highIf: undefined,
    lowIf: { predictor: 'nlr', comparator: '<=', value: 3 },
  })
  // High only with NLR above 3 and a diameter of 160 - 153.4 = 6.59 points, 4.60 cm; NLR unknown, no diameter alone makes it high.
  const diameter = openInput(inputs, 'diameter')
  expect(diameter.highIf).toBeUndefined()
  expect(diameter).toMatchObject({ decides: 'sometimes', lowIf: { predictor: 'diameter', comparator: '<' } })
  expect(diameter.lowIf?.predictor === 'diameter' && diameter.lowIf.value).toBeCloseTo(4.6, 2)
})

test('a diameter open alone decides at one value, from both sides', () => {
  // 62.52 + 56 = 118.5: 41.48 points are lacking, 7.785 cm.
  const inputs = { nlr: 2, deltaT: 'negative', albumin: 36, diameter: undefined } as const
  const { decides, highIf, lowIf } = openInput(inputs, 'diameter')
  expect(decides).toBe('always')
  expect([highIf, lowIf]).toMatchObject([{ comparator: '>=' }, { comparator: '<' }])
  expect(highIf?.predictor === 'diameter' && highIf.value).toBeCloseTo(7.785, 2)
  expect(lowIf?.predictor === 'diameter' && lowIf.value).toBeCloseTo(7.785, 2)
})

test('what is low or high whatever it is needs no value of its own to be so', () => {
  // 36 g/L, NLR 2, dT nonnegative: 56 points, and at most 98.6 of the diameter.
  const inputs = { nlr: 2, deltaT: 'nonnegative', albumin: 36, diameter: { low: 5, high: 6 } } as const
  // Low below all the points that it may add: 6 cm.
  const { lowIf, highIf } = openInput(inputs, 'diameter')
  expect(highIf).toBeUndefined()
  expect(lowIf?.predictor === 'diameter' && lowIf.value).toBeCloseTo(6, 9)
})

test('a model file whose coefficients have the other sign turns every condition round', () => {
  const { predictors } = model
  const turned = {
    ...model,
    predictors: {
      nlr: { ...predictors.nlr, beta: -predictors.nlr.beta },
      deltaT: { ...predictors.deltaT, beta: -predictors.deltaT.beta },
      albumin: { ...predictors.albumin, beta: -predictors.albumin.beta },
      diameter: { ...predictors.diameter, beta: -predictors.diameter.beta },
    },
  }
  // The same points on the other side: NLR up to 3, dT nonnegative, (a - 25) x 4, (13 - d) x 10.959.
  const inputs = { nlr: 4, deltaT: 'nonnegative', albumin: 39, diameter: 11 } as const
  expect(openInput({ ...inputs, nlr: undefined }, 'nlr', turned)).toMatchObject({
    highIf: { comparator: '<=' },
    lowIf: { comparator: '>' },
  })
  // 56 + 54.8 = 110.8 without dT.
  expect(openInput({ ...inputs, diameter: 8, deltaT: undefined }, 'deltaT', turned)).toMatchObject({
    highIf: { sign: 'nonnegative' },
    lowIf: { sign: 'negative' },
  })
  // 62.52 + 21.92 = 84.44: 75.56 points are lacking, 43.89 g/L.
  const albumin = openInput({ ...inputs, albumin: undefined }, 'albumin', turned)
  expect(albumin).toMatchObject({ highIf: { comparator: '>=' }, lowIf: { comparator: '<' } })
  expect(albumin.highIf?.predictor === 'albumin' && albumin.highIf.value).toBeCloseTo(43.89, 2)
  // 118.52: 41.48 are lacking, 13 - 3.785 cm.
  const diameter = openInput({ ...inputs, diameter: undefined }, 'diameter', turned)
  expect(diameter).toMatchObject({ highIf: { comparator: '<=' }, lowIf: { comparator: '>' } })
  expect(diameter.highIf?.predictor === 'diameter' && diameter.highIf.value).toBeCloseTo(9.215, 2)
})

test('NLR and dT decide always where both of their classes do, whatever else is open', () => {
  // Diameter 7 to 8 cm is 32.88 to 43.84 points. 62.52 + 39 g/L 44: 139.4 to 150.4, with NLR above 3 174.3 to 185.2.
  const nlr = { nlr: undefined, deltaT: 'negative', albumin: 39, diameter: { low: 7, high: 8 } } as const
  expect(openInput(nlr, 'nlr').decides).toBe('always')
  // 34.89 + 56: 123.8 to 134.7, with dT negative 186.3 to 197.2.
  const deltaT = { nlr: 4, deltaT: undefined, albumin: 36, diameter: { low: 7, high: 8 } } as const
  expect(openInput(deltaT, 'deltaT').decides).toBe('always')
})

test('an albumin whose ends decide does not always decide: a value between them may leave it open', () => {
  // 62.52 and 0 to 21.92 of 4 to 6 cm: at 50 g/L 62.5 to 84.4, at 25 g/L 162.5 to 184.4, at 28 g/L 150.5 to 172.4.
  const inputs = { nlr: 2, deltaT: 'negative', albumin: undefined, diameter: { low: 4, high: 6 } } as const
  expect(openInput(inputs, 'albumin').decides).toBe('sometimes')
})
