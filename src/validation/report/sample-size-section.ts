import { logOddsOf } from '../../stats/calibration/log-odds-of.ts'
import { countOnes } from '../../stats/checks.ts'
import { auc } from '../../stats/roc/auc.ts'
import {
  type ExpectedPrecision,
  expectedPrecision,
  patientsNeeded,
  type SampleSizeWarning,
  sampleSizeWarnings,
  type TargetWidths,
  USUAL_WIDTHS,
} from '../../stats/sample-size.ts'
import { type JsonOf, toJson } from './figure-or-reason.ts'
import { type Predicted, performance, predictedIn, thresholdOf } from './performance.ts'
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
    /** For the usual widths of 95 % intervals: the width here, and how many such patients it takes. */
    readonly targets: readonly Target[]
  }[]
  /** For fitting the model's four coefficients anew, all patients. */
  readonly refit: readonly SampleSizeWarning[]
}

export interface Target {
  readonly measure: keyof TargetWidths
  readonly target: number
  /** Null where the figure cannot be had here. */
  readonly width: number | null
  readonly needed: number | null
}

const COEFFICIENTS = 4
const USUAL_AUC = 0.9

export function sampleSize(study: Study): SampleSize {
  const { scored, outcome, strata } = study
  const sizes = strata.map(({ name, rows }) => {
    const complete = completeRows(rows, [scored.scores.model, outcome])
    const bits = bitsAt(outcome, complete)
    const events = countOnes(bits)
    const area = auc(valuesAt(scored.scores.model, complete), bits)
    return {
      name,
      rows,
      events,
      nonEvents: bits.length - events,
      area: area.ok ? area.value.estimate : USUAL_AUC,
    }
  })
  return {
    strata: sizes.map(({ name, rows, events, nonEvents, area }) => ({
      stratum: name,
      events,
      nonEvents,
      warnings: sampleSizeWarnings(events, nonEvents),
      expectedWidth: toJson(expectedPrecision(events, nonEvents, area)),
      targets: targets(predictedIn(study, rows), area, thresholdOf(study)),
    })),
    refit: sampleSizeWarnings(sizes[0]?.events ?? 0, sizes[0]?.nonEvents ?? 0, COEFFICIENTS),
  }
}

/** Without a cut-off in force, net benefit is asked for at the prevalence. */
function targets(predicted: Predicted, area: number, threshold: number | null): readonly Target[] {
  const { probabilities, outcome } = predicted
  const prevalence = outcome.length === 0 ? 0 : countOnes(outcome) / outcome.length
  const from = threshold ?? prevalence
  const share = (of: 0 | 1, test: (p: number) => boolean) => {
    const members = probabilities.filter((_, i) => outcome[i] === of)
    return members.length === 0 ? 0 : members.filter(test).length / members.length
  }
  const logOdds = logOddsOf(probabilities)
  const needed = patientsNeeded({
    prevalence,
    auc: area,
    logOdds: logOdds.ok ? logOdds.value : new Float64Array(0),
    sensitivity: share(1, (p) => p >= from),
    specificity: share(0, (p) => p < from),
    threshold: from,
  })
  const { figures } = performance(predicted, from > 0 && from < 1 ? from : null)
  const scale = { observedExpected: 1, slope: 1, auc: 1, netBenefit: prevalence }
  return (['observedExpected', 'slope', 'auc', 'netBenefit'] as const).map((measure) => {
    const figure = figures[measure]
    return {
      measure,
      target: USUAL_WIDTHS[measure],
      width:
        figure.ok && scale[measure] > 0 ? (figure.value.upper - figure.value.lower) / scale[measure] : null,
      needed: needed[measure] ?? null,
    }
  })
}
