import type { ChartInputs } from '../fhir/chart-inputs.ts'
import { inputSources, versioned } from '../fhir/write/input-sources.ts'
import type { RecordTexts } from '../fhir/write/record-texts.ts'
import type { RecordWords, SaveContext } from '../fhir/write/save-context.ts'
import type { Scored } from '../model/assessment.ts'
import { modelStatusOf } from '../model/model-status.ts'
import { createFormat } from '../text/format.ts'
import { loadTexts } from '../text/load-texts.ts'
import { printable } from '../text/printable.ts'
import type { Texts } from '../text/texts.ts'
import { writtenRecord } from '../text/written-record.ts'
import type { Fact } from './fact.ts'
import { factsOf } from './facts-of.ts'
import { factLine } from './plain-text.ts'
import { scoreWords, type Wording } from './wording.ts'

/** What the record says in words: the facts of the screen, in the language of the site. Rejects where its texts cannot be fetched. */
export async function recordWords(
  chart: ChartInputs,
  assessment: Scored,
  context: Pick<SaveContext, 'read' | 'appVersion'>,
): Promise<RecordWords> {
  return recordWordsIn(await loadTexts(context.read.site.language), chart, assessment, context)
}

/** The same with the texts of the site's language at hand. */
export function recordWordsIn(
  texts: Texts,
  chart: ChartInputs,
  assessment: Scored,
  { read, appVersion }: Pick<SaveContext, 'read' | 'appVersion'>,
): RecordWords {
  const { site, model } = read
  const own = writtenRecord[site.language]
  const wording: Wording = { texts, format: createFormat(site.language, site.timeZone), model, site }
  const facts = factsOf(wording, chart, assessment)
  const { stop, gap } = texts.joins
  const sentence = (line: string) => {
    // On one line, with the plain spaces that a search in the record finds.
    const text = printable(line).replaceAll('\u00a0', ' ')
    return text.endsWith(stop) ? text : text + stop
  }
  const sentences = (wanted: (fact: Fact) => boolean) =>
    facts.filter(wanted).map((fact) => sentence(factLine(texts, fact, false)))
  const status = own.status[modelStatusOf(model)](model.recalibration?.site ?? '')
  const file = `${model.id} ${model.version}`
  return {
    result: scoreWords(wording, assessment).result,
    rationale: [
      `${model.name} ${model.version}${texts.joins.open}${status}${texts.joins.close}${stop}`,
      ...sentences(isOfRationale),
      texts.investigational,
    ].join(gap),
    notes: [
      own.asRead(sourcesText(chart, own, texts)),
      [texts.applicability.heading, ...sentences(({ group }) => group === 'scope')].join(gap),
      own.written(appVersion, file, model.hash),
    ],
    model: own.model(model.name, model.version, status, model.hash),
    computed: own.computed(file, status, model.hash),
    texts: own,
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

/** Some servers drop the version of a reference when they store it; this keeps which version was read. */
function sourcesText(chart: ChartInputs, own: RecordTexts, { joins }: Texts): string {
  return inputSources(chart)
    .flatMap(({ input, sources }) =>
      sources.map(
        (source) => `${own.inputs[input]} ${versioned(source) ?? own.enteredByHand(source.original)}`,
      ),
    )
    .join(joins.semicolon)
}
