import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auc } from './auc.ts'
import { bootstrapAuc } from './bootstrap-auc.ts'
import { compareAucsPaired, compareAucsUnpaired } from './compare.ts'
import { confusionAt } from './confusion.ts'
import { rocCurve } from './curve.ts'
import { operatingPoint } from './operating-point.ts'
import { youden } from './youden.ts'

/** Patients with few distinct scores, so that ties abound; two of each class at least. */
const patients = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.boolean()), { maxLength: 40 })
  .map((rows) => {
    const all: [number, boolean][] = [...rows, [0, true], [1, true], [0, false], [2, false]]
    return {
      scores: Float64Array.from(all, ([score]) => score),
      outcome: Uint8Array.from(all, ([, event]) => (event ? 1 : 0)),
    }
  })

function value<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

test('the AUC is the share of pairs in the right order, ties half', () => {
  fc.assert(
    fc.property(patients, ({ scores, outcome }) => {
      let [right, pairs] = [0, 0]
      scores.forEach((a, i) => {
        scores.forEach((b, j) => {
          if (outcome[i] !== 1 || outcome[j] !== 0) return
          pairs += 1
          right += a > b ? 1 : a === b ? 0.5 : 0
        })
      })
      expect(value(auc(scores, outcome)).estimate).toBeCloseTo(right / pairs, 12)
    }),
  )
})

test('AUC, its variance and the paired test do not change when a score is stretched, and turn over when it is reversed', () => {
  fc.assert(
    fc.property(patients, ({ scores, outcome }) => {
      const plain = value(auc(scores, outcome))
      const stretched = value(
        auc(
          scores.map((x) => Math.exp(x) + x ** 3),
          outcome,
        ),
      )
      const reversed = value(
        auc(
          scores.map((x) => -x),
          outcome,
        ),
      )
      expect(stretched).toEqual(plain)
      expect(reversed.estimate).toBeCloseTo(1 - plain.estimate, 12)
      expect(reversed.variance).toBeCloseTo(plain.variance ?? Number.NaN, 12)
    }),
  )
})

test('the area under the curve by trapezoids is the AUC', () => {
  fc.assert(
    fc.property(patients, ({ scores, outcome }) => {
      const curve = value(rocCurve(scores, outcome))
      let area = 0
      for (let i = 1; i < curve.thresholds.length; i += 1) {
        const width = (curve.falsePositives[i - 1] ?? 0) - (curve.falsePositives[i] ?? 0)
        area += (width * ((curve.truePositives[i - 1] ?? 0) + (curve.truePositives[i] ?? 0))) / 2
      }
      expect(area / curve.positives / curve.negatives).toBeCloseTo(value(auc(scores, outcome)).estimate, 12)
    }),
  )
})

test('each threshold of the curve gives the counts that the curve states', () => {
  fc.assert(
    fc.property(patients, ({ scores, outcome }) => {
      const curve = value(rocCurve(scores, outcome))
      curve.thresholds.forEach((threshold, i) => {
        const { tp, fp } = value(confusionAt(scores, outcome, threshold))
        expect([tp, fp]).toEqual([curve.truePositives[i], curve.falsePositives[i]])
      })
    }),
  )
})

test('neighbouring scores without a number between them are still told apart', () => {
  const scores = Float64Array.of(1, 1 + Number.EPSILON)
  const [best] = youden(value(rocCurve(scores, Uint8Array.of(0, 1))))
  expect(best).toMatchObject({ threshold: 1 + Number.EPSILON, index: 1 })
})

test('all scores equal: AUC one half, no curve to choose on, no difference to test', () => {
  const equal = new Float64Array(6).fill(3)
  const outcome = Uint8Array.of(1, 1, 1, 0, 0, 0)
  expect(value(auc(equal, outcome))).toMatchObject({ estimate: 0.5, variance: 0, lower: 0.5, upper: 0.5 })
  expect(youden(value(rocCurve(equal, outcome))).map(({ index }) => index)).toEqual([0, 0])
  expect(compareAucsPaired(equal, equal, outcome)).toEqual({ ok: false, problem: { code: 'no-variation' } })
})

test('one class alone, or one patient of a class, says what is missing', () => {
  const scores = Float64Array.of(1, 2, 3)
  expect(auc(scores, Uint8Array.of(1, 1, 1))).toEqual({ ok: false, problem: { code: 'one-class-only' } })
  expect(auc(scores, Uint8Array.of(0, 0, 1))).toMatchObject({
    value: { estimate: 1, variance: undefined, lower: 0, upper: 1 },
  })
  expect(auc(scores, Uint8Array.of(0, 2, 1))).toEqual({ ok: false, problem: { code: 'not-binary' } })
  expect(auc(scores, Uint8Array.of(0, 1))).toEqual({ ok: false, problem: { code: 'lengths-differ' } })
  expect(auc(new Float64Array(), new Uint8Array())).toEqual({ ok: false, problem: { code: 'no-values' } })
})

test('every cut-off that ties for the best Youden index is given', () => {
  const scores = Float64Array.of(1, 2, 3, 4)
  const best = youden(value(rocCurve(scores, Uint8Array.of(0, 1, 0, 1))))
  expect(best.map(({ threshold }) => threshold)).toEqual([1.5, 3.5])
})

test('an AUC compared with itself over other patients differs by nothing', () => {
  const group = { scores: Float64Array.of(1, 2, 3, 4, 2), outcome: Uint8Array.of(0, 0, 1, 1, 1) }
  expect(value(compareAucsUnpaired(group, group))).toMatchObject({ statistic: 0, p: 1 })
})

test('the bootstrap holds the estimate, repeats itself by seed, and narrows like DeLong on many patients', () => {
  const n = 2000
  const outcome = Uint8Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : 0))
  const scores = Float64Array.from({ length: n }, (_, i) => Math.sin(i * 12.9898) + (i % 3 === 0 ? 0.5 : 0))
  const options = { replicates: 400, seed: 5 }
  const [first, again] = [bootstrapAuc(scores, outcome, options), bootstrapAuc(scores, outcome, options)]
  expect(first).toEqual(again)
  const delong = value(auc(scores, outcome))
  const { estimate, lower, upper } = value(first)
  expect(estimate).toBeCloseTo(delong.estimate, 12)
  expect(lower).toBeCloseTo(delong.lower, 2)
  expect(upper).toBeCloseTo(delong.upper, 2)
})

test('the counts of Table 3 give its measures, each with its interval', () => {
  const point = operatingPoint({ tp: 33, fn: 7, tn: 88, fp: 15 })
  expect(value(point.sensitivity).estimate).toBeCloseTo(0.825, 12)
  expect(value(point.specificity).estimate).toBeCloseTo(0.8544, 4)
  expect(value(point.ppv).estimate).toBeCloseTo(0.6875, 12)
  expect(value(point.f1)).toBeCloseTo(0.75, 12)
  expect(value(point.positiveLikelihoodRatio).estimate).toBeCloseTo(0.825 / (15 / 103), 12)
})

test('measures without a denominator say so, the others stand', () => {
  const point = operatingPoint({ tp: 0, fn: 5, tn: 9, fp: 0 })
  expect(point.ppv).toEqual({ ok: false, problem: { code: 'no-values' } })
  expect(point.positiveLikelihoodRatio).toEqual({ ok: false, problem: { code: 'zero-cell' } })
  expect(value(point.sensitivity).estimate).toBe(0)
})
