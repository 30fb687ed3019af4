import type { ReadingRules } from '../../site/site-schema.ts'
import { conceptName, namesOf } from '../codes/code-match.ts'
import { type Drug, drugsOf, PAIR } from '../codes/drugs.ts'
import { isElsewhere, isLocoregional } from '../codes/prior-therapy.ts'
import { isObject, type Json } from '../resources/json.ts'
import {
  type Concept,
  conceptSchema,
  type Medication,
  referenceSchema,
  type Treatment,
} from '../resources/resource-schemas.ts'
import { readAs } from '../resources/shape.ts'
import { localReference } from '../resources/subject.ts'
import { medicationOf } from './medication-of.ts'

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

interface Planned {
  readonly drugs: readonly Drug[]
  /** An activity points to a drug that was not delivered: it may be either. */
  readonly isUntold: boolean
  /** What it is called first. */
  readonly text: string
}

/** Which of the pair a record may say were begun. Whatever a plan is called: of its parts it says which are not. */
export function drugsPlanned(
  item: Treatment,
  medications: readonly Medication[],
  rules: ReadingRules,
): Planned {
  const { activity } = item
  const activities = (Array.isArray(activity) ? activity : [activity]).filter(isObject)
  const others = activities.filter((part) => !isNotBegun(part))
  const conceptsOf = (parts: readonly Json[]) => [
    ...conceptsWithin({ activity: parts }),
    ...productsOf(parts, item, medications).flat(),
  ]
  const concepts = [...conceptsWithin({ ...item, activity: undefined }), ...conceptsOf(others)]
  const { drugs, mayBe } = drugsOf(concepts, rules)
  // A service is also ordered around a therapy: teaching, a consultation.
  const untold = item.resourceType !== 'ServiceRequest' && concepts.some(isUntoldTherapy) ? PAIR : []
  const [named = []] = [drugs, mayBe, untold].filter((list) => list.length > 0)
  const isUntold = productsOf(others, item, medications).some((product) => !drugsOf(product, rules).told)
  return {
    drugs: isUntold ? PAIR : named.filter((drug) => !notBegun().includes(drug)),
    isUntold,
    text: concepts.map(conceptName).find((name) => name !== '') ?? '',
  }

  function notBegun(): readonly Drug[] {
    const begun = conceptsOf(others)
    if (begun.some(isUntoldTherapy)) return []
    // Each by itself: what one denies, another may say.
    const may = begun
      .map((concept) => drugsOf([concept], rules))
      .flatMap((said) => [...said.drugs, ...said.mayBe])
    const parts = conceptsOf(activities.filter(isNotBegun))
    return drugsOf(parts, rules).drugs.filter((drug) => !may.includes(drug))
  }
}

function isNotBegun({ detail }: Json): boolean {
  return isObject(detail) && (detail['doNotPerform'] === true || NOT_BEGUN.includes(String(detail['status'])))
}

const NOT_BEGUN = ['not-started', 'scheduled', 'cancelled', 'entered-in-error']

/** What each activity's drug is called, where it points to a Medication: nothing where that was not delivered and has no words of its own. */
function productsOf(
  activities: readonly Json[],
  { contained }: Treatment,
  medications: readonly Medication[],
): Concept[][] {
  return activities.flatMap(({ detail }) => {
    const product = isObject(detail) ? readAs(referenceSchema, detail['productReference']) : undefined
    const { reference = '' } = product ?? {}
    const within = contained?.find(({ id }) => `#${id}` === reference)?.resourceType
    // The other products are Substances.
    return product === undefined || (within ?? localReference(reference).split('/')[0]) !== 'Medication'
      ? []
      : [medicationOf({ medicationReference: product, contained }, medications)]
  })
}

/** The drug orders that a plan refers to, also by way of groups of orders. */
export function ordersOf(
  plan: Treatment,
  treatments: readonly Treatment[],
  within: readonly Treatment[] = [],
): string[] {
  return referencesWithin([plan.activity, plan.action]).flatMap((reference) => {
    if (reference.startsWith('MedicationRequest/')) return [reference]
    const group = treatments.find(({ resourceType, id }) => reference === `${resourceType}/${id}`)
    return group === undefined || within.includes(group) ? [] : ordersOf(group, treatments, [...within, plan])
  })
}

function referencesWithin(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesWithin)
  if (!isObject(value)) return []
  const { reference } = value
  return typeof reference === 'string'
    ? [localReference(reference)]
    : Object.values(value).flatMap(referencesWithin)
}

const THERAPY =
  /\b((systemic|targeted) therapy|(chemo|immuno)[- ]?therapy|antineoplastic)\b|化疗|化療|免疫治疗|免疫治療|靶向治疗|靶向治療/i

/** A systemic therapy of cancer whose drug is not told, unless it is said to be of another organ's. */
export function isUntoldTherapy(concept: Concept): boolean {
  return !isLocoregional(concept) && namesOf(concept).some((name) => THERAPY.test(name) && !isElsewhere(name))
}
