import { namesOf } from '../codes/code-match.ts'
import { isElsewhere, isLocoregional } from '../codes/prior-therapy.ts'
import { isObject } from '../resources/json.ts'
import { type Concept, conceptSchema, type Treatment } from '../resources/resource-schemas.ts'
import { readAs } from '../resources/shape.ts'

/** Everything that a record of a treatment is called, wherever it stands in it: titles, texts and codings. */
export function conceptsWithin(value: unknown, name = ''): Concept[] {
  if (typeof value === 'string') return TITLES.includes(name) && value !== '' ? [{ text: value }] : []
  if (Array.isArray(value)) return value.flatMap((item) => conceptsWithin(item, name))
  if (!isObject(value) || OTHERS.includes(name)) return []
  const concept = Array.isArray(value['coding']) ? readAs(conceptSchema, value) : undefined
  if (concept !== undefined) return [concept]
  return Object.entries(value).flatMap(([key, item]) => conceptsWithin(item, key))
}

const TITLES = ['title', 'description', 'text', 'display']
/** What is not of the treatment: who had or gave it and why, what it stands beside, the narrative, what is contained (read by itself). */
const OTHERS = [
  ...[
    'text',
    'subject',
    'patient',
    'performer',
    'author',
    'requester',
    'reasonCode',
    'reasonReference',
    'reason',
  ],
  ...[
    'addresses',
    'basedOn',
    'careTeam',
    'goal',
    'replaces',
    'supportingInfo',
    'contained',
    'extension',
    'meta',
    'encounter',
    'outcome',
    'complication',
    'followUp',
    'note',
  ],
]

/** When it was begun, planned or written, as it is written. */
export function treatmentDate(item: Treatment): string | undefined {
  const { performedPeriod, occurrencePeriod, period, effectivePeriod, ...own } = item
  return (
    own.performedDateTime ??
    performedPeriod?.start ??
    own.occurrenceDateTime ??
    occurrencePeriod?.start ??
    own.effectiveDateTime ??
    effectivePeriod?.start ??
    period?.start ??
    own.authoredOn ??
    own.dateWritten ??
    own.created
  )
}

const THERAPY =
  /\b((systemic|targeted) therapy|(chemo|immuno)[- ]?therapy|antineoplastic)\b|化疗|化療|免疫治疗|免疫治療|靶向治疗|靶向治療/i

/** A systemic therapy of cancer whose drug is not told, unless it is said to be of another organ's. */
export function isUntoldTherapy(concept: Concept): boolean {
  return !isLocoregional(concept) && namesOf(concept).some((name) => THERAPY.test(name) && !isElsewhere(name))
}
