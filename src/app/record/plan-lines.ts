import { pointsText, scaleEnd, type Wording } from '../../facts/wording.ts'
import type { PlannedItem, PlannedValue, SavePlan } from '../../fhir/write/save-context.ts'

/** What will be written, the assessment itself first, with numbers, times and units as the rest of the screen writes them. */
export function planLines({ items }: SavePlan, wording: PlanWording) {
  const isAssessment = ({ resourceType }: PlannedItem) => resourceType === 'RiskAssessment'
  return [...items.filter(isAssessment), ...items.filter((item) => !isAssessment(item))].map((item) => ({
    ...item,
    lines: item.lines.map((line) => (typeof line === 'string' ? line : valueLine(line, wording))),
  }))
}

type PlanWording = Pick<Wording, 'texts' | 'format' | 'model'>

function valueLine({ value, times }: PlannedValue, wording: PlanWording): string {
  const { texts, format } = wording
  const [from = '', to] = times.map((time) => format.dateTime(time))
  const when = to === undefined ? from : texts.common.to(from, to)
  return valueText(value, wording) + texts.joins.open + when + texts.joins.close
}

function valueText(value: PlannedValue['value'], wording: PlanWording): string {
  if (typeof value === 'string') return value
  const { texts, format, model } = wording
  switch (value.unit) {
    case '{score}':
      return `${pointsText(wording, value)} ${texts.answer.ofMaximum(format.number(scaleEnd(wording), 0))}`
    case '{ratio}': {
      const { threshold, decimals } = model.predictors.nlr
      return format.apart(value.low, threshold, decimals)
    }
    default:
      return value.low === value.high
        ? format.quantity(value.low, value.unit)
        : texts.common.to(format.number(value.low, 2), format.quantity(value.high, value.unit))
  }
}
