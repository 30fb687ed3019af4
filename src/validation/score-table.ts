import { albi } from '../model/albi.ts'
import { assess } from '../model/assess.ts'
import type { ModelFile } from '../model/model-schema.ts'
import { neutrophilLymphocyteRatio } from '../model/nlr.ts'
import type { ModelInputs } from '../model/predictor.ts'
import { subScore } from '../model/sub-model.ts'
import { realAt } from '../stats/numeric/at.ts'
import { RIVALS, rivalScores } from './rival-scores.ts'
import type { StudyTable, Variable } from './study-table.ts'

/** What is compared: the whole model (TIPM, or the score that came with the data), its two parts, markers and simpler scores in use, and another score that came with the data. Higher means the outcome. */
export const SCORES = ['model', 'ultrasound', 'serology', 'albi', 'afp', ...RIVALS, 'other'] as const

export type ScoreId = (typeof SCORES)[number]

/** Patients of a study table, scored. One entry a row, in its order; NaN where an input is unknown: nothing is imputed. */
export interface ScoreTable {
  /** Points (`model`, `ultrasound`, `serology`), ALBI score, AFP in ug/L. */
  readonly scores: { readonly [S in ScoreId]: Float64Array }
  /** Probability of the outcome, 0..1. */
  readonly probability: Float64Array
  /** NLR as given, or from the two counts. */
  readonly nlr: Float64Array
  readonly bounded: BoundedRows
}

/** Rows with an unknown input: what the known ones say all the same. They are counted, and part of no other figure. */
export interface BoundedRows {
  readonly rows: number
  /** Certainly at or above the cut-off, certainly below, open. */
  readonly high: number
  readonly low: number
  readonly undecided: number
  /** Rows of which no input is known. */
  readonly nothingKnown: number
}

/** Scores every row by the model that scores patients at the bedside; already scored data pass through. */
export function scoreTable(table: StudyTable, model: ModelFile): ScoreTable {
  const n = table.rowCount
  const empty = () => new Float64Array(n).fill(Number.NaN)
  const column = (variable: Variable) => table.columns[variable] ?? empty()
  const afp = column('afp')
  const other = table.columns.otherScore ?? column('otherProbability')
  if (table.kind === 'scored') {
    const probability = column('probability')
    const score = table.columns.score ?? probability
    return {
      scores: {
        model: score,
        ultrasound: empty(),
        serology: empty(),
        albi: empty(),
        afp,
        ...rivalScores(table, { nlr: empty(), albi: empty() }),
        other,
      },
      probability,
      nlr: column('nlr'),
      bounded: { rows: 0, high: 0, low: 0, undecided: 0, nothingKnown: 0 },
    }
  }
  const [points, probability, ultrasound, serology] = [empty(), empty(), empty(), empty()]
  const nlr = ratios(n, column('nlr'), column('anc'), column('alc'))
  const [deltaT, albumin, diameter] = [column('deltaT'), column('albumin'), column('diameter')]
  const counts = { high: 0, low: 0, undecided: 0 }
  let nothingKnown = 0
  for (let i = 0; i < n; i += 1) {
    const inputs: ModelInputs = {
      nlr: knownAt(nlr, i),
      deltaT: signOf(deltaT, i),
      albumin: knownAt(albumin, i),
      diameter: knownAt(diameter, i),
    }
    ultrasound[i] = subScore(model, 'ultrasound', inputs)?.points ?? Number.NaN
    serology[i] = subScore(model, 'serological', inputs)?.points ?? Number.NaN
    const assessment = assess(model, inputs)
    switch (assessment.kind) {
      case 'complete':
        points[i] = assessment.points
        probability[i] = assessment.probability
        break
      case 'bounded':
        counts[assessment.riskClass] += 1
        break
      case 'notComputable':
      case 'outOfScope':
        nothingKnown += 1
    }
  }
  const albiScores = albiOf(n, column('bilirubin'), albumin)
  return {
    scores: {
      model: points,
      ultrasound,
      serology,
      albi: albiScores,
      afp,
      ...rivalScores(table, { nlr, albi: albiScores }),
      other,
    },
    probability,
    nlr,
    bounded: { rows: counts.high + counts.low + counts.undecided, ...counts, nothingKnown },
  }
}

function ratios(n: number, given: Float64Array, anc: Float64Array, alc: Float64Array) {
  const result = new Float64Array(n)
  for (let i = 0; i < n; i += 1) {
    const value = realAt(given, i)
    result[i] = Number.isNaN(value)
      ? (neutrophilLymphocyteRatio(realAt(anc, i), realAt(alc, i)) ?? Number.NaN)
      : value
  }
  return result
}

function albiOf(n: number, bilirubin: Float64Array, albumin: Float64Array): Float64Array {
  return Float64Array.from(
    { length: n },
    (_, i) => albi(realAt(bilirubin, i), realAt(albumin, i))?.score ?? Number.NaN,
  )
}

function knownAt(values: Float64Array, row: number): number | undefined {
  const value = realAt(values, row)
  return Number.isNaN(value) ? undefined : value
}

function signOf(values: Float64Array, row: number): ModelInputs['deltaT'] {
  const value = knownAt(values, row)
  return value === undefined ? undefined : value === 1 ? 'nonnegative' : 'negative'
}
