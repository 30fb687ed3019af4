import type { ChartInputs } from '../fhir/chart-inputs.ts'
import { modelWords } from '../fhir/write/computed-head.ts'
import { inputSources, versioned } from '../fhir/write/input-sources.ts'
import type { RecordWords, SaveContext } from '../fhir/write/save-context.ts'
import type { Scored } from '../model/assessment.ts'
import { createFormat } from '../text/format.ts'
import { loadTexts } from '../text/load-texts.ts'
import { printable } from '../text/printable.ts'
import type { Fact } from './fact.ts'
import { factsOf } from './facts-of.ts'
import { factLine } from './plain-text.ts'
import { cutoffText, scoreWords, valueText, type Wording } from './wording.ts'

/** What the record says in words: the facts of the screen, in the language of the site. Rejects where its texts cannot be fetched. */
export async function recordWords(
  chart: ChartInputs,
  assessment: Scored,
  { read, appVersion, phrases }: Pick<SaveContext, 'read' | 'appVersion' | 'phrases'>,
): Promise<RecordWords> {
  const { site, model } = read
  const texts = await loadTexts(site.language)
  const wording: Wording = { texts, format: createFormat(site.language, site.timeZone), model, site }
  const facts = factsOf(wording, chart, assessment)
  const { stop, gap } = texts.joins
  const sentences = (wanted: (fact: Fact) => boolean) =>
    facts.filter(wanted).map((fact) => sentence(factLine(texts, fact, false), stop))
  return {
    result: scoreWords(wording, assessment).result,
    rationale: [
      `${modelWords('named', { read, phrases })}${stop}`,
      ...sentences(isOfRationale),
      texts.investigational,
    ].join(gap),
    notes: [
      versionsText(chart, phrases, texts.joins.semicolon),
      [texts.applicability.heading, ...sentences(({ group }) => group === 'scope')].join(gap),
      phrases.writtenBy(appVersion, model.id, model.version, model.hash),
    ],
    deltaT: deltaTWords(wording, chart.deltaT),
    lowBelow: phrases.lowBelow(cutoffText(wording)),
  }
}

function deltaTWords(wording: Wording, { exams, ...reading }: ChartInputs['deltaT']): RecordWords['deltaT'] {
  const { texts, model } = wording
  const convention = model.elastography.deltaTConvention
  const { change } = exams
  if (change === undefined || reading.state !== 'known') return undefined
  return {
    value: valueText(wording, 'deltaT', reading.value),
    note: [
      texts.stiffness.counted[convention](change.counted, change.needed),
      texts.limits.sign[convention],
    ].join(texts.joins.gap),
  }
}

function isOfRationale({ id, group }: Fact): boolean {
  switch (group) {
    case 'answer':
      return id !== 'study'
    case 'inputs':
      return id !== 'anc' && id !== 'alc' && !id.includes('.')
    case 'start':
    case 'doubts':
    case 'unread':
    case 'unmapped':
      return true
    case 'scope':
      return id === 'scope'
    case 'limits':
      return id === 'limit.sign'
    case 'patient':
      return id === 'deceased'
    case 'deciding':
    case 'drivers':
    case 'passedOver':
    case 'model':
      return false
  }
}

/** On one line, with the plain spaces that a search in the record finds. */
function sentence(line: string, stop: string): string {
  const text = printable(line).replaceAll('\u00a0', ' ')
  return text.endsWith(stop) ? text : `${text}${stop}`
}

/** Some servers drop the version of a reference when they store it; this keeps which version was read. */
function versionsText(chart: ChartInputs, phrases: SaveContext['phrases'], semicolon: string): string {
  const read = inputSources(chart).flatMap(({ input, sources }) =>
    sources.map((source) => {
      const name = phrases.inputs[input]
      const version = versioned(source)
      return version === undefined ? phrases.entered(`${name} ${source.original}`) : `${name} ${version}`
    }),
  )
  return phrases.read(read.join(semicolon))
}
