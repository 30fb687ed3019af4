import type { NomogramWords } from '../nomogram/nomogram.tsx'

/** Plain words for tests and the gallery. */
export const PLAIN_WORDS: NomogramWords = {
  label: 'Nomogram',
  points: 'Points',
  names: { nlr: 'NLR', deltaT: 'dT', albumin: 'Albumin', diameter: 'Diameter' },
  nlrStop: (side) => (side === 'upTo' ? '≤ 3' : '> 3'),
  deltaTStop: (sign) => (sign === 'negative' ? '< 0' : '≥ 0'),
  number: String,
  pointsOf: (maximum) => `0–${maximum.toFixed(1)}`,
  total: 'Total points',
  maximum: 'of 296',
  cutoff: 'cut-off 160',
  low: 'low',
  high: 'high',
  probability: 'Probability',
  probabilityNote: 'estimated',
  percent: (probability) => `${Math.round(100 * probability)}%`,
}
