import { criterionText } from '../../facts/scope-facts.ts'
import { valueText } from '../../facts/wording.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { UnknownReason } from '../../fhir/reasons.ts'
import type { Assessment } from '../../model/assessment.ts'
import type { TipmModel } from '../../model/load-model.ts'
import type { Predictor } from '../../model/predictor.ts'
import { en } from '../../text/en/catalogue.ts'
import { createFormat } from '../../text/format.ts'
import { type CliProblem, error, note } from '../problem.ts'

const PREDICTOR_INPUTS = ['nlr', 'deltaT', 'albumin', 'diameter'] as const

/** Remarks on an assessment: why there is no score, and what was clamped to the end of its axis. */
export function assessmentNotes(model: TipmModel, assessment: Assessment): CliProblem[] {
  switch (assessment.kind) {
    case 'complete':
    case 'bounded':
      return assessment.contributions.flatMap(({ predictor, clampedTo }) =>
        clampedTo === undefined
          ? []
          : [note('outside-axis', axisText(model, predictor, clampedTo), { input: predictor })],
      )
    case 'notComputable':
      return assessment.reasons.map((reason) =>
        error(reason, 'no score: none of the four inputs (NLR, dT, albumin, diameter) is known'),
      )
    case 'outOfScope':
      return assessment.reasons.map((reason) =>
        error(reason, `no score: ${en.answer.outOfScope.reasons[reason]}`),
      )
  }
}

function axisText(model: TipmModel, predictor: Predictor, clampedTo: number): string {
  const wording = { texts: en, format: createFormat('en', undefined), model }
  return en.drivers.clamped(valueText(wording, predictor, clampedTo)).replaceAll('\u00a0', ' ')
}

/** Remarks on a chart: what is unknown and why, what is old, which criteria of the study are not met. */
export function chartNotes(chart: ChartInputs, lookBackDays: { readonly fresh: number }): CliProblem[] {
  return [
    ...PREDICTOR_INPUTS.flatMap((input) => {
      const reading = chart[input]
      if (reading.state === 'unknown') return [note(reading.reason, unknownText(reading.reason), { input })]
      if (reading.state === 'interval') {
        const reasons = reading.because.map((reason) => en.rejected[reason]).join(en.joins.item)
        return [note(reading.because[0] ?? 'value-range', en.inputs.because(reasons), { input })]
      }
      return reading.evidence.freshness === 'old'
        ? [note('old-value', en.inputs.freshness.old(lookBackDays.fresh), { input })]
        : []
    }),
    ...chart.criteria
      .filter(({ state }) => state === 'notMet')
      .map((item) => note('criterion-not-met', criterionText(en, item), { criterion: item.id })),
  ]
}

function unknownText(reason: UnknownReason): string {
  return en.unknown[reason].why
}
