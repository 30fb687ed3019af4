import type { ChartInputs } from '../fhir/chart-inputs.ts'
import type { Assessment } from '../model/assessment.ts'
import { answerFacts } from './answer-facts.ts'
import { type Fact, fact } from './fact.ts'
import { inputFacts } from './input-facts.ts'
import { modelFacts } from './model-facts.ts'
import { scopeFacts } from './scope-facts.ts'
import { startFacts } from './start-facts.ts'
import type { Wording } from './wording.ts'

/** Everything that is said of an assessment, at every door, in the order in which it is told. */
export function factsOf(wording: Wording, chart: ChartInputs, assessment: Assessment): Fact[] {
  return [
    patientFact(wording, chart.patient),
    ...cardFacts(wording, chart, assessment, true),
    ...modelFacts(wording),
  ]
}

/** What a card has room for: neither who the patient is, nor what was passed over, nor the model. */
export function cardFacts(
  wording: Wording,
  chart: ChartInputs,
  assessment: Assessment,
  withPassedOver = false,
): Fact[] {
  return [
    ...deceasedFacts(wording, chart.patient),
    ...answerFacts(wording, assessment, chart),
    ...startFacts(wording, chart),
    ...inputFacts(wording, chart, withPassedOver),
    ...gapFacts(wording, chart),
    ...scopeFacts(wording, chart),
  ]
}

function patientFact(
  { texts, format }: Wording,
  { name, gender, birthDate, identifiers, id }: ChartInputs['patient'],
): Fact {
  const { patient, joins } = texts
  const who = [
    name || patient.nameUnknown,
    patient.sex[gender ?? 'unknown'],
    birthDate === undefined ? patient.birthDateUnknown : `${patient.born} ${format.date(birthDate)}`,
  ]
  return fact('patient', 'patient', patient.heading, who.join(joins.comma), {
    source: `Patient/${id}`,
    notes: identifiers.map(
      ({ label = texts.patient.recordNumber, value }) => `${label}${joins.colon}${value}`,
    ),
  })
}

/** A death on file: said before all else, as nothing that follows is of use to this patient. */
export function deceasedFacts(
  { texts, format }: Pick<Wording, 'texts' | 'format'>,
  { deceased }: Pick<ChartInputs['patient'], 'deceased'>,
): Fact[] {
  if (deceased === undefined) return []
  const { date } = deceased
  const value = date === undefined ? texts.patient.deceased : texts.patient.deceasedOn(format.date(date))
  return [fact('deceased', 'patient', '', value, { tone: 'warning' })]
}

/** More codes than these hide the rest of an answer. */
const MOST_CODES = 5

/** What of the chart could not be read, and results that nobody has mapped to an input. */
function gapFacts(
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
