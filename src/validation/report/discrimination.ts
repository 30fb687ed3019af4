import { countOnes } from '../../stats/checks.ts'
import type { Estimate } from '../../stats/interval.ts'
import { wholeAt } from '../../stats/numeric/at.ts'
import { type Auc, auc } from '../../stats/roc/auc.ts'
import { bootstrapAuc } from '../../stats/roc/bootstrap-auc.ts'
import { type AucComparison, compareAucsPaired, compareAucsUnpaired } from '../../stats/roc/compare.ts'
import { rocCurve } from '../../stats/roc/curve.ts'
import { SCORES, type ScoreId } from '../score-table.ts'
import { drawnPositions } from './curves/thinned.ts'
import { type FigureOrReason, type JsonOf, noFigure, toReport } from './figure-or-reason.ts'
import { repeats } from './repeats.ts'
import { bitsAt, completeRows, type Stratum, type Study, valuesAt } from './study.ts'

/** How well the scores tell the outcomes apart, for all patients and each cohort. */
export interface Discrimination {
  readonly strata: readonly StratumDiscrimination[]
  /** The model between cohorts, each pair once (unpaired DeLong). */
  readonly betweenCohorts: readonly {
    readonly first: string
    readonly second: string
    readonly comparison: FigureOrReason<JsonOf<AucComparison>>
  }[]
}

export interface StratumDiscrimination {
  readonly stratum: string | null
  /** Those for which the data have values; the model first. */
  readonly scores: readonly ScoreDiscrimination[]
  /** The model against each of the others on the patients who have both (paired DeLong). */
  readonly comparisons: readonly {
    readonly with: ScoreId
    readonly patients: number
    readonly comparison: FigureOrReason<JsonOf<AucComparison>>
  }[]
}

export interface ScoreDiscrimination {
  readonly score: ScoreId
  readonly patients: number
  readonly events: number
  readonly auc: FigureOrReason<JsonOf<Auc>>
  /** Of the model alone: stratified bootstrap, percentile interval. */
  readonly bootstrap: FigureOrReason<Estimate> | null
  readonly curve: FigureOrReason<DrawnRoc>
}

/** A ROC curve thinned for drawing, from (0, 0) to (1, 1); the AUC is that of the whole curve. */
export interface DrawnRoc {
  readonly falsePositiveRate: readonly number[]
  readonly sensitivity: readonly number[]
}

export function discrimination(study: Study): Discrimination {
  const cohorts = study.strata.filter(({ name }) => name !== null)
  return {
    strata: study.strata.map((stratum) => ofStratum(study, stratum)),
    betweenCohorts: cohorts.flatMap((first, i) =>
      cohorts.slice(i + 1).map((second) => ({
        first: first.name ?? '',
        second: second.name ?? '',
        comparison: toReport(compareAucsUnpaired(scoredIn(study, first), scoredIn(study, second))),
      })),
    ),
  }
}

function scoredIn({ scored, outcome }: Study, { rows }: Stratum) {
  const complete = completeRows(rows, [scored.scores.model, outcome])
  return { scores: valuesAt(scored.scores.model, complete), outcome: bitsAt(outcome, complete) }
}

function ofStratum(study: Study, { name, rows }: Stratum): StratumDiscrimination {
  const { scored, outcome } = study
  const present = SCORES.filter((id) => id === 'model' || !scored.scores[id].every(Number.isNaN))
  return {
    stratum: name,
    scores: present.map((id) => ofScore(study, id, completeRows(rows, [scored.scores[id], outcome]))),
    comparisons: present.slice(1).map((other) => {
      const both = completeRows(rows, [scored.scores.model, scored.scores[other], outcome])
      return {
        with: other,
        patients: both.length,
        comparison: toReport(
          compareAucsPaired(
            valuesAt(scored.scores.model, both),
            valuesAt(scored.scores[other], both),
            bitsAt(outcome, both),
          ),
        ),
      }
    }),
  }
}

function ofScore(study: Study, id: ScoreId, rows: Int32Array): ScoreDiscrimination {
  const scores = valuesAt(study.scored.scores[id], rows)
  const outcome = bitsAt(study.outcome, rows)
  const options = repeats(study, rows.length)
  return {
    score: id,
    patients: rows.length,
    events: countOnes(outcome),
    auc: toReport(auc(scores, outcome)),
    bootstrap:
      id !== 'model'
        ? null
        : options.ok
          ? toReport(bootstrapAuc(scores, outcome, options.value))
          : noFigure(options.problem),
    curve: drawn(scores, outcome),
  }
}

function drawn(scores: Float64Array, outcome: Uint8Array): FigureOrReason<DrawnRoc> {
  const curve = rocCurve(scores, outcome)
  if (!curve.ok) return noFigure(curve.problem.code)
  const { positives, negatives, truePositives, falsePositives } = curve.value
  // Thresholds ascend: the curve is read from its end to begin at (0, 0).
  const last = truePositives.length - 1
  const falseRate = (i: number) => wholeAt(falsePositives, last - i) / negatives
  const trueRate = (i: number) => wholeAt(truePositives, last - i) / positives
  const kept = drawnPositions(truePositives.length, falseRate, trueRate)
  return {
    ok: true,
    value: { falsePositiveRate: kept.map(falseRate), sensitivity: kept.map(trueRate) },
  }
}
