import { roundTo } from '../../model/rounding.ts'
import { standingText } from '../../model/standing.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import { unmetCriteria } from '../criteria/criteria.ts'
import type { ReadContext } from '../read-context.ts'
import { calendarDay } from '../resources/chart-time.ts'
import type { StorableAssessment } from './computed-observations.ts'

/** The rationale stored with an assessment: points, cut-off, class, inputs with unit and date, model, and what it is worth. English, as part of the record. */
export function rationaleText(
  chart: ChartInputs,
  assessment: StorableAssessment,
  context: ReadContext,
): string {
  const { model } = context
  return [
    `${model.name} ${model.version} (${standingText(model)}, model hash ${model.hash.slice(0, 12)}).`,
    resultText(assessment, model.cutoff.points),
    `Inputs: ${inputTexts(chart, context).join('; ')}.`,
    ...(chart.indexDate.basis === 'entered'
      ? [`Index date ${calendarDay(chart.indexDate.time, context.site.timeZone)}, entered by hand.`]
      : []),
    ...(unmetCriteria(chart.criteria).length > 0
      ? ['Outside the studied population: see the note on its criteria.']
      : []),
    `dT convention: ${model.elastography.deltaTConvention.replaceAll('-', ' ')}; the source publication is inconsistent on the sign of dT.`,
    'Probability is estimated: no intercept is published. Investigational: validate locally before use.',
  ].join(' ')
}

function resultText(assessment: StorableAssessment, cutoff: number): string {
  switch (assessment.kind) {
    case 'complete': {
      const { interval, probability } = assessment
      const range = interval
        ? ` (approximate 95 % interval ${percent(interval.lower)}-${percent(interval.upper)} %, reconstructed)`
        : ''
      return `${pointsText(assessment.points, cutoff)} points, cut-off ${cutoff}: ${assessment.riskClass} risk of non-response; estimated probability ${percent(probability)} %${range}.`
    }
    case 'bounded': {
      const { low, high, riskClass, unknown } = assessment
      const certainty =
        riskClass === 'undecided' ? 'class undecided' : `certainly ${riskClass} risk of non-response`
      const names = unknown.map(({ predictor }) => INPUT_NAMES[predictor]).join(', ')
      return `${pointsText(low.points, cutoff)} to ${pointsText(high.points, cutoff)} points, cut-off ${cutoff}: ${certainty}; unknown: ${names}; estimated probability ${percent(low.probability)}-${percent(high.probability)} %.`
    }
  }
}

const INPUT_NAMES = { nlr: 'NLR', deltaT: 'dT', albumin: 'albumin', diameter: 'tumour diameter' } as const

function inputTexts(chart: ChartInputs, context: ReadContext): string[] {
  return (['nlr', 'deltaT', 'albumin', 'diameter'] as const).flatMap((name) => {
    const reading = chart[name]
    if (reading.state === 'unknown') return [`${INPUT_NAMES[name]} unknown`]
    const unit = reading.unit === '' || reading.unit === '1' ? '' : ` ${reading.unit}`
    const entered = reading.evidence.rule === 'entered-by-user' ? ', entered by hand' : ''
    const day = calendarDay(reading.evidence.time, context.site.timeZone)
    return [`${INPUT_NAMES[name]} ${reading.value}${unit} (${day}${entered})`]
  })
}

/** Points with as few decimals as keep them on their side of the cut-off: 159.97 must not read 160.0. */
export function pointsText(points: number, cutoff: number): string {
  for (let decimals = 1; decimals < 10; decimals += 1) {
    const shown = roundTo(points, decimals)
    if (shown >= cutoff === points + 1e-9 >= cutoff) return shown.toFixed(decimals)
  }
  return String(points)
}

/** 0..1 as a percentage with one decimal. */
function percent(probability: number): string {
  return (100 * probability).toFixed(1)
}
