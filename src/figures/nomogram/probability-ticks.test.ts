import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { linearPredictorAt, probability } from '../../model/score.ts'
import { pointsAtProbability, probabilityTicks } from './probability-ticks.ts'

const model = await tipmModel()

test('each probability tick stands where the model gives that probability', () => {
  const ticks = probabilityTicks(model, 296)
  expect(ticks).toHaveLength(11)
  for (const { probability: wanted, points } of ticks) {
    expect(probability(model, linearPredictorAt(model, points))).toBeCloseTo(wanted, 9)
  }
})

test('the probability at the cut-off, 28%, stands at 160 points', () => {
  expect(pointsAtProbability(model, probability(model, linearPredictorAt(model, 160)), 296)).toBeCloseTo(
    160,
    6,
  )
})

test('a probability that the scale does not reach stands at its end', () => {
  expect(pointsAtProbability(model, 1e-9, 296)).toBeCloseTo(0, 6)
  expect(pointsAtProbability(model, 1, 296)).toBeCloseTo(296, 6)
})
