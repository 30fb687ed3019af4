import type { ChartInputs, ReadTopic } from '../fhir/chart-inputs.ts'
import { type Criterion, EXCLUSIONS, unknownCriteria, unmetCriteria } from '../fhir/criteria/criteria.ts'
import type { Texts } from '../text/texts.ts'
import { type Fact, fact } from './fact.ts'
import type { Wording } from './wording.ts'

/** For whom the result holds: whether the patient is like those studied, in short and criterion by criterion. */
export function scopeFacts(wording: Wording, chart: Pick<ChartInputs, 'criteria' | 'failures'>): Fact[] {
  const { texts, format } = wording
  const { applicability } = texts
  const notes = scopeNotes(wording, chart)
  const outside = unmetCriteria(chart.criteria).length > 0
  const short = fact('scope', 'scope', '', notes.join(texts.joins.semicolon) + texts.joins.stop, {
    tone: outside ? 'warning' : 'open',
  })
  const each = chart.criteria.map((item) =>
    fact(`criterion.${item.id}`, 'scope', applicability.criteria[item.id], criterionState(texts, item), {
      source: item.evidence
        .map(({ text, date, reference }) =>
          [text, date && format.date(date), reference].filter(Boolean).join(texts.joins.comma),
        )
        .join(texts.joins.semicolon),
      notes: item.answer === undefined ? [] : [applicability.answered(format.dateTime(item.answer.at))],
      tone: item.state === 'notMet' ? 'warning' : item.state === 'unknown' ? 'open' : 'plain',
    }),
  )
  return notes.length === 0 ? each : [short, ...each]
}

/** Parts of the chart that no criterion is judged by. */
const OTHER: readonly ReadTopic[] = ['assessments', 'laboratory', 'reports', 'lesions', 'plans']

/** What puts the patient outside the studied population, and what of it nobody has told, the diagnosis before all. */
export function scopeNotes(
  { texts, format }: Pick<Wording, 'texts' | 'format'>,
  { criteria, failures }: Pick<ChartInputs, 'criteria' | 'failures'>,
): string[] {
  const { applicability, joins } = texts
  const unmet = unmetCriteria(criteria)
  const unknown = unknownCriteria(criteria)
  const unread = [...new Set(failures.map(({ topic }) => topic))].filter((topic) => !OTHER.includes(topic))
  return [
    ...(unmet.length > 0
      ? [
          applicability.outside +
            joins.stop +
            joins.gap +
            unmet.map((item) => criterionText(texts, item)).join(joins.semicolon),
        ]
      : []),
    ...(unknown.some(({ id }) => id === 'hcc') ? [applicability.hccUnknown] : []),
    ...(unknown.length > 0 ? [applicability.unknownCount(unknown.length)] : []),
    ...(unknown.length > 0 && unread.length > 0
      ? [texts.inputs.doubts.notRead(format.list(unread.map((topic) => texts.topics[topic])))]
      : []),
  ]
}

/** A criterion's state in words; data that are still to come are not unknown. */
export function criterionState({ applicability }: Texts, { id, state }: Criterion): string {
  if (id === 'completeData' && state === 'unknown') return applicability.incomplete
  return applicability.states[EXCLUSIONS.includes(id) ? 'exclusion' : 'inclusion'][state]
}

/** A criterion with its state, e.g. "Another cancer: yes". */
export function criterionText(texts: Texts, criterion: Criterion): string {
  return texts.applicability.criteria[criterion.id] + texts.joins.colon + criterionState(texts, criterion)
}
