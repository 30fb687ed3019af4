import { CAVEATS } from '../../facts/answer-facts.ts'
import type { Fact } from '../../facts/fact.ts'
import { factsOf } from '../../facts/facts-of.ts'
import { factLine, plainText } from '../../facts/plain-text.ts'
import type { Wording } from '../../facts/wording.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { Assessment } from '../../model/assessment.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import { printable } from '../../text/printable.ts'

/** The assessment as plain text for the clinician's note: when it was made and read from the chart, then its facts, one a line. */
export function assessmentText(
  wording: Wording,
  chart: ChartInputs,
  assessment: Assessment,
  readAt: Date,
  madeAt = new Date(),
): string {
  const { texts, format } = wording
  const { joins } = texts
  const head = [
    `${texts.copy.title}${joins.stop}${joins.gap}${texts.investigational}`,
    texts.copy.made(format.dateTime(madeAt.toISOString())),
    texts.answer.chartRead(format.dateTime(readAt.toISOString())),
  ]
  const facts = factsOf(wording, chart, assessment)
  return `${head.join('\n')}\n\n${plainText(texts, facts, { without: ['passedOver'] })}`
}

/** The assessment in at most six lines for a note: whose and when, the answer, what it rests on, what is open or doubtful, for whom it holds, what it is worth. */
export function briefText(
  wording: Wording,
  chart: ChartInputs,
  assessment: Assessment,
  madeAt = new Date(),
): string {
  const { texts, format } = wording
  const { joins } = texts
  const facts = factsOf(wording, chart, assessment)
  const find = (id: string) => facts.filter((fact) => fact.id === id)
  const lines = (told: readonly Fact[]) => told.map((fact) => factLine(texts, fact, false))
  const short = ({ value, date }: Fact, name: string) =>
    [`${name} ${value}`, date].filter((part) => part !== undefined).join(joins.comma)
  const inputs = PREDICTORS.flatMap((input) =>
    find(input).map((fact) => short(fact, texts.inputs.short[input])),
  )
  const [patient] = find('patient')
  const open = [
    ...lines(facts.filter(({ id, group }) => group === 'doubts' || CAVEATS.includes(id))),
    ...lines(facts.filter(({ group }) => group === 'deciding')),
    ...lines(facts.filter(({ group }) => group === 'unread')),
  ]
  const sentences = (told: readonly string[]) =>
    told.map((text) => text.replace(/[.。]$/, '') + joins.stop).join(joins.gap)
  return printable(
    [
      [texts.copy.title, patient?.value, format.dateTime(madeAt.toISOString())].join(joins.comma) +
        joins.stop,
      sentences(
        [...find('deceased'), ...find('result'), ...find('points'), ...find('probability')].map((fact) =>
          factLine(texts, fact, false),
        ),
      ),
      sentences([inputs.join(joins.semicolon)]),
      sentences([...lines(find('start')), ...open]),
      sentences(lines(find('scope'))),
      sentences([...lines(find('study')), texts.investigational]),
    ].filter((line) => line !== '' && line !== joins.stop),
  ).join('\n')
}
