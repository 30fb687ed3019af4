import { countOnes } from '../../stats/checks.ts'
import { auc } from '../../stats/roc/auc.ts'
import {
  type ExpectedPrecision,
  expectedPrecision,
  type SampleSizeWarning,
  sampleSizeWarnings,
} from '../../stats/sample-size.ts'
import { type JsonOf, toJson } from './figure-or-reason.ts'
import { bitsAt, completeRows, type Study, valuesAt } from './study.ts'

/** What the numbers of patients leave to be desired, for all patients and each cohort. */
export interface SampleSize {
  readonly strata: readonly {
    readonly stratum: string | null
    readonly events: number
    readonly nonEvents: number
    readonly warnings: readonly SampleSizeWarning[]
    /** The expected width of the 95 % intervals with this many patients, at the observed AUC (0.9 if there is none). */
    readonly expectedWidth: JsonOf<ExpectedPrecision>
  }[]
  /** For fitting the model's four coefficients anew, all patients. */
  readonly refit: readonly SampleSizeWarning[]
}

const COEFFICIENTS = 4
const USUAL_AUC = 0.9

export function sampleSize({ scored, outcome, strata }: Study): SampleSize {
  const sizes = strata.map(({ name, rows }) => {
    const complete = completeRows(rows, [scored.scores.model, outcome])
    const bits = bitsAt(outcome, complete)
    const events = countOnes(bits)
    const area = auc(valuesAt(scored.scores.model, complete), bits)
    return { name, events, nonEvents: bits.length - events, area: area.ok ? area.value.estimate : USUAL_AUC }
  })
  return {
    strata: sizes.map(({ name, events, nonEvents, area }) => ({
      stratum: name,
      events,
      nonEvents,
      warnings: sampleSizeWarnings(events, nonEvents),
      expectedWidth: toJson(expectedPrecision(events, nonEvents, area)),
    })),
    refit: sampleSizeWarnings(sizes[0]?.events ?? 0, sizes[0]?.nonEvents ?? 0, COEFFICIENTS),
  }
}
