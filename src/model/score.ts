import { pointsPerLogOdds, span } from './effect.ts'
import type { ModelFile } from './model-schema.ts'
import { PREDICTORS } from './predictor.ts'

export type RiskClass = 'high' | 'low'

/** Two scores closer than this are one: binary fractions must not move a patient across the cut-off. */
const SAME_POINTS = 1e-9

/** High risk is the cut-off or more (paper: 160 points or more). The class depends on points alone. */
export function riskClass(model: ModelFile, points: number): RiskClass {
  return reaches(points, model.cutoff.points) ? 'high' : 'low'
}

/** Whether a score is at or above a cut-off, binary fractions aside. */
export function reaches(points: number, cutoff: number): boolean {
  return points + SAME_POINTS >= cutoff
}

/** The linear predictor (without intercept) that lies at 0 points: every predictor at its favourable end. */
export function linearPredictorAtZero(model: ModelFile): number {
  return PREDICTORS.reduce((sum, predictor) => sum + span(model, predictor).low, 0)
}

/** Points to linear predictor, without intercept. */
export function linearPredictorAt(model: ModelFile, points: number): number {
  return linearPredictorAtZero(model) + points / pointsPerLogOdds(model)
}

/** Estimated probability of non-response, 0..1, at a linear predictor: 1 / (1 + exp(-(intercept + LP))). An estimate: no intercept is published. */
export function probability(model: ModelFile, linearPredictor: number): number {
  return inverseLogit(model.intercept.value + linearPredictor)
}

export function inverseLogit(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
