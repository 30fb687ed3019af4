import type { ChartInputs } from '../fhir/chart-inputs.ts'
import { type Fact, fact } from './fact.ts'
import type { Wording } from './wording.ts'

/** More codes than these hide the rest of an answer. */
const MOST_CODES = 5

/** What of the chart could not be read, and results that nobody has mapped to an input. */
export function gapFacts(
  { texts, format }: Pick<Wording, 'texts' | 'format'>,
  { failures, unmapped }: Pick<ChartInputs, 'failures' | 'unmapped'>,
): Fact[] {
  const results = unmapped.reduce((sum, { count }) => sum + count, 0)
  const named = unmapped
    .slice(0, MOST_CODES)
    .map(({ name, code, count }) =>
      texts.unmapped.item([name, code].filter(Boolean).join(' '), format.number(count, 0)),
    )
  const others = unmapped.length - named.length
  const tone = 'warning'
  const unread = failures.map(({ topic, code, status }, index) =>
    fact(`unread.${index}`, 'unread', texts.topics[topic], texts.failures.codes[code], {
      notes: status === undefined ? [] : [texts.failures.status(status)],
      tone,
    }),
  )
  return [
    ...unread,
    ...(unread.length > 0 ? [fact('unread', 'unread', '', texts.failures.consequence, { tone })] : []),
    ...(results === 0
      ? []
      : [
          fact(
            'unmapped',
            'unmapped',
            texts.unmapped.heading,
            texts.unmapped.count(results, unmapped.length),
            {
              notes: [
                ...named,
                ...(others > 0 ? [texts.unmapped.more(format.number(others, 0))] : []),
                texts.unmapped.how,
              ],
              tone,
            },
          ),
        ]),
  ]
}
