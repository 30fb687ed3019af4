import { confusionAt } from '../../stats/roc/confusion.ts'
import { rocCurve } from '../../stats/roc/curve.ts'
import { type OperatingPoint, operatingPoint } from '../../stats/roc/operating-point.ts'
import { type YoudenPoint, youden } from '../../stats/roc/youden.ts'
import { type FigureOrReason, type JsonOf, noFigure, toJson, toReport } from './figure-or-reason.ts'
import { bitsAt, completeRows, highAt, type Stratum, type Study, valuesAt } from './study.ts'

/** What cut-offs of the model achieve, for all patients and each cohort. */
export interface CutoffSection {
  /** The cut-off in force, in points (or in the unit of the scores that came with the data). */
  readonly cutoff: number | null
  readonly strata: readonly StratumCutoffs[]
}

export interface StratumCutoffs {
  readonly stratum: string | null
  readonly patients: number
  readonly atCutoff: FigureOrReason<JsonOf<OperatingPoint>>
  /** The largest Youden index of these very patients, so better than it would be elsewhere; several cut-offs may tie. */
  readonly youden: FigureOrReason<readonly LocalCutoff[]>
}

export interface LocalCutoff extends YoudenPoint {
  readonly at: JsonOf<OperatingPoint>
}

/** Cut-offs that tie are all named, up to this many. */
const MOST_TIES = 10

export function cutoffs(study: Study): CutoffSection {
  return {
    cutoff: study.options.cutoff,
    strata: study.strata.map((stratum) => ofStratum(study, stratum)),
  }
}

function ofStratum(study: Study, { name, rows }: Stratum): StratumCutoffs {
  const { scored, outcome, options } = study
  const complete = completeRows(rows, [scored.scores.model, outcome])
  const scores = valuesAt(scored.scores.model, complete)
  const bits = bitsAt(outcome, complete)
  return {
    stratum: name,
    patients: complete.length,
    atCutoff:
      options.cutoff === null
        ? noFigure('no-cutoff')
        : pointAt(highAt(study, scores, options.cutoff), bits, 1),
    youden: localCutoffs(scores, bits),
  }
}

/** Each measure settles for itself: none of them is infinite, and one may be undefined while the others stand. */
function pointAt(
  scores: Float64Array,
  outcome: Uint8Array,
  threshold: number,
): FigureOrReason<JsonOf<OperatingPoint>> {
  const counts = confusionAt(scores, outcome, threshold)
  return counts.ok ? { ok: true, value: toJson(operatingPoint(counts.value)) } : toReport(counts)
}

function localCutoffs(scores: Float64Array, outcome: Uint8Array): FigureOrReason<readonly LocalCutoff[]> {
  const curve = rocCurve(scores, outcome)
  if (!curve.ok) return noFigure(curve.problem.code)
  const best = youden(curve.value)
    .filter(({ threshold }) => Number.isFinite(threshold))
    .slice(0, MOST_TIES)
    .flatMap((point) => {
      const at = pointAt(scores, outcome, point.threshold)
      return at.ok ? [{ ...point, at: at.value }] : []
    })
  // Calling everybody, or nobody, positive is no cut-off.
  return best.length === 0 ? noFigure('no-variation') : { ok: true, value: best }
}
