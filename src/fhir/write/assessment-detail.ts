import type { CompleteAssessment, Scored } from '../../model/assessment.ts'
import { type Interval, intervalOf } from '../../model/interval.ts'
import { type DeltaTSign, PREDICTORS, type Predictor } from '../../model/predictor.ts'
import { roundTo } from '../../model/rounding.ts'
import type { Candidate, ChartInputs, Evidence } from '../chart-inputs.ts'
import { DETAIL_EXTENSION } from '../codes/canonical.ts'
import type { CriterionAnswer, CriterionId } from '../criteria/criteria.ts'
import { lesionReference } from '../read/lesion-site.ts'
import type { ReadContext } from '../read-context.ts'
import { calendarDay } from '../resources/chart-time.ts'
import { pointsValue, quantity } from './quantities.ts'

/**
 * What a RiskAssessment has no element for and a later assessment is compared with (`StructureDefinition-assessment-detail`):
 * points, the interval of the estimate, each input with value and day, the index date, the sense of dT, the model, and what could
 * not be read or used.
 */
export function assessmentDetail(
  chart: ChartInputs,
  assessment: Scored,
  { model, site }: ReadContext,
): fhir4.Extension {
  const { id, version, hash } = model
  return {
    url: DETAIL_EXTENSION,
    extension: [
      { url: 'points', ...pointsValue(assessment) },
      ...(assessment.kind === 'complete' ? intervalDetail(assessment.interval) : []),
      ...PREDICTORS.map((predictor) => inputDetail(predictor, chart, site.timeZone)),
      startDetail(chart.indexDate, site.timeZone),
      { url: 'deltaTConvention', valueCode: model.elastography.deltaTConvention },
      {
        url: 'model',
        extension: Object.entries({ id, version, hash }).map(([url, valueString]) => ({ url, valueString })),
      },
      ...chart.criteria.flatMap(({ id, answer }) => (answer === undefined ? [] : answerDetail(id, answer))),
      ...[...new Set(chart.failures.map(({ topic }) => topic))].map((topic) => ({
        url: 'unread',
        valueCode: topic,
      })),
    ],
  }
}

/** What the user said of a criterion that the chart leaves open: so that it need not be asked again. */
function answerDetail(id: CriterionId, { state, at }: CriterionAnswer): fhir4.Extension {
  return {
    url: 'criterion',
    extension: [
      { url: 'id', valueCode: id },
      { url: 'answer', valueCode: state },
      { url: 'at', valueDateTime: at },
    ],
  }
}

function inputDetail(
  predictor: Predictor,
  chart: ChartInputs,
  timeZone: string | undefined,
): fhir4.Extension {
  const reading = chart[predictor]
  const name = { url: 'name', valueCode: predictor }
  const doubts = reading.doubts.map(doubtDetail)
  if (reading.state === 'unknown') {
    return { url: 'input', extension: [name, { url: 'unknown', valueCode: reading.reason }, ...doubts] }
  }
  const { evidence, unit } = reading
  return {
    url: 'input',
    extension: [
      name,
      { url: 'value', ...amount(reading.state === 'known' ? reading.value : reading, unit) },
      { url: 'date', valueDate: calendarDay(evidence.time, timeZone) },
      { url: 'origin', valueCode: originOf(evidence) },
      ...(evidence.rule === 'stiffness-change' ? examsDetail(chart.deltaT.exams, timeZone) : []),
      ...doubts,
    ],
  }
}

/** Of dT: the day of the first examination, and the lesion or the place that the two are of. */
function examsDetail(
  { baseline, followUp }: ChartInputs['deltaT']['exams'],
  timeZone: string | undefined,
): fhir4.Extension[] {
  const lesion = followUp?.lesion ?? baseline?.lesion
  const reference = lesion === undefined ? undefined : lesionReference(lesion)
  const place = followUp?.place ?? baseline?.place
  return [
    ...(baseline === undefined ? [] : [{ url: 'baseline', valueDate: calendarDay(baseline.time, timeZone) }]),
    ...(reference === undefined ? [] : [{ url: 'lesion', valueReference: reference }]),
    ...(place === undefined ? [] : [{ url: 'place', valueString: place }]),
  ]
}

/** The interval of the estimate in percent, rounded outwards to one decimal: it claims no more than was computed. */
function intervalDetail(interval: CompleteAssessment['interval']): fhir4.Extension[] {
  if (interval === undefined) return []
  const low = Math.floor(roundTo(1000 * interval.lower, 6)) / 10
  const high = Math.ceil(roundTo(1000 * interval.upper, 6)) / 10
  return [{ url: 'interval', valueRange: { low: quantity(low, '%'), high: quantity(high, '%') } }]
}

function originOf({ rule }: Evidence): 'chart' | 'chosen' | 'entered' {
  if (rule === 'entered-by-user') return 'entered'
  return rule === 'chosen-by-user' ? 'chosen' : 'chart'
}

function doubtDetail({ reference, original, reason }: Candidate): fhir4.Extension {
  return {
    url: 'doubt',
    extension: [
      { url: 'found', valueString: [original, reference].filter(Boolean).join(' ') || '-' },
      { url: 'reason', valueCode: reason },
    ],
  }
}

function startDetail(
  { state, from, time, basis }: ChartInputs['indexDate'],
  timeZone: string | undefined,
): fhir4.Extension {
  const end = calendarDay(time, timeZone)
  const day =
    state === 'between' && from !== undefined
      ? [{ url: 'time', valuePeriod: { start: calendarDay(from, timeZone), end } }]
      : state === 'unknown'
        ? []
        : [{ url: 'time', valueDate: end }]
  return {
    url: 'indexDate',
    extension: [{ url: 'state', valueCode: state }, { url: 'basis', valueCode: basis }, ...day],
  }
}

/** A value as a Quantity, with a comparator where only one end is known; a Range where both are. */
function amount(
  value: number | Interval | DeltaTSign,
  unit: string,
): Pick<fhir4.Extension, 'valueQuantity' | 'valueRange' | 'valueCode'> {
  if (typeof value === 'string') return { valueCode: value }
  const { low, high, above, below } = intervalOf(value)
  if (low === high) return { valueQuantity: quantity(low, unit) }
  if (high === Number.POSITIVE_INFINITY) {
    return { valueQuantity: { ...quantity(low, unit), comparator: above === true ? '>' : '>=' } }
  }
  if (low <= 0) return { valueQuantity: { ...quantity(high, unit), comparator: below === true ? '<' : '<=' } }
  return { valueRange: { low: quantity(low, unit), high: quantity(high, unit) } }
}
