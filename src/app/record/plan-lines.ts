import type { PlannedItem, SavePlan } from '../../fhir/write/save-context.ts'
import type { Format } from '../../text/format.ts'

const TIMESTAMP = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})/g

/** What will be written, the assessment itself first, with times and units as the rest of the screen writes them. */
export function planLines({ items }: SavePlan, format: Format): PlannedItem[] {
  const isAssessment = ({ resourceType }: PlannedItem) => resourceType === 'RiskAssessment'
  return [...items.filter(isAssessment), ...items.filter((item) => !isAssessment(item))].map((item) => ({
    ...item,
    lines: item.lines.map((line) =>
      line
        .replace(TIMESTAMP, (time) => format.dateTime(time))
        .replace(/ \{score\}/g, ' points')
        .replace(/ \{\w+\}/g, ''),
    ),
  }))
}
