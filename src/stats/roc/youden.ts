import { realAt, wholeAt } from '../numeric/at.ts'
import type { RocCurve } from './curve.ts'

/** A cut-off with the largest Youden index J = sensitivity + specificity - 1. */
export interface YoudenPoint {
  readonly threshold: number
  readonly sensitivity: number
  readonly specificity: number
  readonly index: number
}

/** Every threshold that reaches the largest Youden index (Cancer 1950), ascending: several may tie, and none is preferred silently. */
export function youden(curve: RocCurve): readonly YoudenPoint[] {
  let best: YoudenPoint[] = []
  let most = -1
  for (let i = 0; i < curve.thresholds.length; i += 1) {
    // Compared in whole numbers: J * positives * negatives.
    const score =
      wholeAt(curve.truePositives, i) * curve.negatives - wholeAt(curve.falsePositives, i) * curve.positives
    if (score < most) continue
    if (score > most) best = []
    most = score
    const sensitivity = wholeAt(curve.truePositives, i) / curve.positives
    const specificity = 1 - wholeAt(curve.falsePositives, i) / curve.negatives
    best.push({
      threshold: realAt(curve.thresholds, i),
      sensitivity,
      specificity,
      index: sensitivity + specificity - 1,
    })
  }
  return best
}
