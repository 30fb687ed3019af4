import { CAVEATS } from '../../src/facts/answer-facts.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { cardFacts } from '../../src/facts/facts-of.ts'
import { escapeMarkdown, markdownLine } from '../../src/facts/markdown.ts'
import { modelStatusLines } from '../../src/facts/model-facts.ts'
import { freshnessText } from '../../src/facts/wording.ts'
import { isScored } from '../../src/model/assessment.ts'
import { PREDICTORS } from '../../src/model/predictor.ts'
import type { CardInput } from './card-input.ts'
import { onFileText } from './on-file-words.ts'

/** The detail of a card on the score: the facts of the assessment as Markdown. Text of the chart is escaped. */
export function scoreDetail(input: CardInput): string {
  const { texts, cardTexts, model } = input.wording
  const isScope = input.assessment.kind === 'outOfScope'
  const facts = cardFacts(input.wording, ofCard(input), input.assessment)
  const told = isScope ? [] : facts.filter((fact) => isTold(fact, input))
  return paragraphs(
    deceasedText(facts, input),
    onFileText(input),
    ...answerTexts(facts, input),
    isScope ? cardTexts.detail.outOfScope : undefined,
    isScope ? undefined : inputTable(facts, input),
    [
      ...together(told, input.wording).map((fact) => `- ${markdownLine(texts, fact)}`),
      ...notReadText(input).map((text) => `- ${text}`),
    ].join('\n') || undefined,
    isScope ? undefined : texts.drivers.sense[model.elastography.deltaTConvention],
    disclaimerText(input),
  )
}

/** The regimen and its dose are what is being ordered: no question about the patient. */
function ofCard({ chart }: CardInput): CardInput['chart'] {
  return { ...chart, criteria: chart.criteria.filter(({ id }) => id !== 'regimen' && id !== 'dose') }
}

/** What stands below the table; what could not be read is told by prefetch keys. */
function isTold({ id, group }: Fact, { chart }: CardInput): boolean {
  switch (group) {
    case 'answer':
      return id === 'study' || CAVEATS.includes(id)
    case 'start':
    case 'doubts':
    case 'unmapped':
      return true
    case 'inputs':
      return PREDICTORS.some((predictor) => predictor === id && chart[predictor].state === 'unknown')
    case 'scope':
      return id === 'scope'
    case 'patient':
    case 'deciding':
    case 'drivers':
    case 'passedOver':
    case 'unread':
    case 'limits':
    case 'model':
      return false
  }
}

/** Inputs that are missing for the same reason are told in one line. */
function together(told: readonly Fact[], { texts, format }: CardInput['wording']): Fact[] {
  const lines = Map.groupBy(told, ({ id, group, value, notes }) =>
    group === 'inputs' ? JSON.stringify([value, notes]) : id,
  )
  return [...lines.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? []
    const names = PREDICTORS.filter((name) => [first, ...others].some(({ id }) => id === name))
    return { ...first, label: format.list(names.map((name) => texts.inputs.short[name])) }
  })
}

function deceasedText(facts: readonly Fact[], { wording: { texts } }: CardInput): string | undefined {
  const deceased = facts.find(({ id }) => id === 'deceased')
  return deceased && `**${markdownLine(texts, deceased)}**`
}

/** Paragraphs of Markdown; absent ones are left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\n\n')
}

/** What a result is worth, and which model file gave it. */
export function disclaimerText({ wording: { texts, cardTexts, format, model } }: CardInput): string {
  const { joins, limits } = texts
  const sentences = [
    texts.investigational,
    cardTexts.detail.information,
    ...modelStatusLines(texts, format, model).map(escapeMarkdown),
    `${limits.model}${joins.colon}${model.id} ${model.version}${joins.stop}`,
  ]
  return `*${sentences.join(joins.gap)}*`
}

/** The class with what it means, then points and probability. */
function answerTexts(facts: readonly Fact[], { wording: { texts }, assessment }: CardInput): string[] {
  const { joins } = texts
  const find = (id: string) => facts.find((fact) => fact.id === id)
  const [result, points, probability] = [find('result'), find('points'), find('probability')]
  if (result === undefined) return []
  // That nothing is known stands in the summary, and why in the list below.
  const notes = assessment.kind === 'notComputable' ? [] : result.notes
  const first = [`**${result.value}**${joins.stop}`, ...notes].join(joins.gap)
  if (points === undefined || probability === undefined) return [first]
  const noted = ({ value, notes }: Fact) =>
    `${value}${joins.open}${notes.join(joins.semicolon)}${joins.close}`
  return [
    first,
    `**${noted(points)}**${joins.stop}${joins.gap}${probability.label}${joins.colon}${noted(probability)}${joins.stop}`,
  ]
}

function inputTable(facts: readonly Fact[], { wording, chart, assessment }: CardInput): string | undefined {
  if (!isScored(assessment)) return undefined
  const { texts, cardTexts } = wording
  const { columns } = texts.inputs
  const rows = PREDICTORS.map((predictor) => {
    const input = facts.find(({ id }) => id === predictor)
    const reading = chart[predictor]
    const old = reading.state === 'unknown' ? '' : freshnessText(wording, reading.evidence)
    const date = input?.date ?? '–'
    return [
      texts.inputs.short[predictor],
      input?.value ?? '',
      old === '' ? date : `${date} (${old})`,
      facts.find(({ id }) => id === `points.${predictor}`)?.value ?? '',
    ]
  })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = line([columns.input, cardTexts.detail.value, cardTexts.detail.date, texts.drivers.points])
  return [head, line(['---', '---', '---', '---:']), ...rows.map(line)].join('\n')
}

export function notReadText({ unread, wording: { texts, cardTexts, format } }: CardInput): string[] {
  if (unread.length === 0) return []
  const { joins } = texts
  const parts = format.list([...new Set(unread.map((key) => cardTexts.parts[key]))])
  const label = `${cardTexts.detail.notRead}${joins.colon}`.trimEnd()
  return [`**${label}** ${parts}${joins.semicolon}${cardTexts.detail.consequence}${joins.stop}`]
}
