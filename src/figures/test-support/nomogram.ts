import { assess } from '../../model/assess.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import type { ModelInputs } from '../../model/predictor.ts'
import type { NomogramWords } from '../nomogram/nomogram-words.ts'

/** Plain words for tests and the gallery. */
export const PLAIN_WORDS: NomogramWords = {
  label: 'Nomogram',
  points: 'Points',
  names: { nlr: 'NLR', deltaT: 'dT', albumin: 'Albumin', diameter: 'Diameter' },
  value: (_, value, counted) => (counted === undefined ? String(value) : `${value}, as ${counted}`),
  nlrStop: (side) => (side === 'upTo' ? '≤ 3' : '> 3'),
  deltaTStop: (sign) => (sign === 'negative' ? '< 0' : '≥ 0'),
  unknown: 'not known',
  number: String,
  pointsOf: range,
  total: 'Total points',
  totalOf: range,
  maximum: 'of 296',
  cutoff: 'cut-off 160',
  low: 'low',
  high: 'high',
  probability: 'Probability',
  probabilityNote: 'estimated',
  probabilityOf: (low, high) => range(100 * low, 100 * high),
  percent: (probability) => `${Math.round(100 * probability)}%`,
  readOut: (key) => `reads ${key}`,
}

function range(low: number, high: number): string {
  return low === high ? low.toFixed(1) : `${low.toFixed(1)}–${high.toFixed(1)}`
}

/** A score of inputs of which at least one is known. */
export function scored(
  model: ModelFile,
  inputs: Partial<ModelInputs>,
): CompleteAssessment | BoundedAssessment {
  const unknown = { nlr: undefined, deltaT: undefined, albumin: undefined, diameter: undefined }
  const assessment = assess(model, { ...unknown, ...inputs })
  if (assessment.kind === 'complete' || assessment.kind === 'bounded') return assessment
  throw new Error(`no score: ${assessment.kind}`)
}
