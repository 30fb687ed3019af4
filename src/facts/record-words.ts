import type { ChartInputs } from '../fhir/chart-inputs.ts'
import { inputSources, versioned } from '../fhir/write/input-sources.ts'
import type { RecordWords, SaveContext } from '../fhir/write/save-context.ts'
import type { Scored } from '../model/assessment.ts'
import { modelStatusText } from '../model/model-status.ts'
import { en } from '../text/en/catalogue.ts'
import { createFormat } from '../text/format.ts'
import { printable } from '../text/printable.ts'
import type { Fact } from './fact.ts'
import { factsOf } from './facts-of.ts'
import { factLine } from './plain-text.ts'
import { scoreWords, type Wording } from './wording.ts'

/** What the record says in words: the facts of the screen, in the language of the record (English). */
export function recordWords(
  chart: ChartInputs,
  assessment: Scored,
  { read, appVersion }: Pick<SaveContext, 'read' | 'appVersion'>,
): RecordWords {
  const { site, model } = read
  const wording: Wording = { texts: en, format: createFormat('en', site.timeZone), model, site }
  const facts = factsOf(wording, chart, assessment)
  const sentences = (wanted: (fact: Fact) => boolean) =>
    facts.filter(wanted).map((fact) => sentence(factLine(en, fact, false)))
  return {
    result: scoreWords(wording, assessment).result,
    rationale: [
      `${model.name} ${model.version} (${modelStatusText(model)}).`,
      ...sentences(isOfRationale),
      en.investigational,
    ].join(' '),
    notes: [
      versionsText(chart),
      [en.applicability.heading, ...sentences(({ group }) => group === 'scope')].join(' '),
      `Written by TIPM on FHIR ${appVersion}, model ${model.id} ${model.version}, hash ${model.hash}.`,
    ],
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
function sentence(line: string): string {
  const text = printable(line).replaceAll('\u00a0', ' ')
  return text.endsWith('.') ? text : `${text}.`
}

/** Some servers drop the version of a reference when they store it; this keeps which version was read. */
function versionsText(chart: ChartInputs): string {
  const read = inputSources(chart).flatMap(({ name, sources }) =>
    sources.map((source) => `${name} ${versioned(source) ?? `${source.original} (entered by hand)`}`),
  )
  return `Inputs as read: ${read.join('; ')}.`
}
