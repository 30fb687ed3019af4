import { expect, test } from 'vitest'
import { hosmerLemeshow } from './calibration/hosmer-lemeshow.ts'
import { decisionCurve } from './decision/net-benefit.ts'
import { mannWhitney } from './groups/mann-whitney.ts'
import { seededRandom } from './numeric/random.ts'
import { compareAucsPaired } from './roc/compare.ts'
import { rocCurve } from './roc/curve.ts'
import { kaplanMeier } from './survival/kaplan-meier.ts'
import { logRank } from './survival/log-rank.ts'

const N = 1_000_000
const random = seededRandom(1)
const risk = Float64Array.from({ length: N }, () => random.uniform())
const tied = risk.map((p) => Math.round(p * 4) / 4)
const outcome = Uint8Array.from(risk, (p) => (random.uniform() < p ? 1 : 0))

test('a million patients are counted in full, with and without ties', { timeout: 120_000 }, () => {
  const followUp = { time: risk.map((p) => Math.ceil(180 * (1 - p))), event: outcome }
  const results = [
    rocCurve(risk, outcome),
    compareAucsPaired(risk, tied, outcome),
    hosmerLemeshow(risk, outcome),
    hosmerLemeshow(
      tied.map((p) => 0.05 + 0.9 * p),
      outcome,
    ),
    decisionCurve(risk, outcome, [0.1, 0.28, 0.5]),
    mannWhitney(risk, tied),
    kaplanMeier(followUp),
    logRank(
      followUp,
      Uint8Array.from(tied, (p) => 4 * p),
    ),
  ]
  expect(results.map((result) => (result.ok ? 'computed' : result.problem.code))).toEqual(
    results.map(() => 'computed'),
  )
})
