import type { ReadingRules } from '../../site/site-schema.ts'
import { conceptName } from '../codes/code-match.ts'
import { type Drug, drugsOf, PAIR } from '../codes/drugs.ts'
import { isObject, type Json } from '../resources/json.ts'
import {
  type Concept,
  type Medication,
  referenceSchema,
  type Treatment,
} from '../resources/resource-schemas.ts'
import { readAs } from '../resources/shape.ts'
import { localReference } from '../resources/subject.ts'
import { medicationOf } from './medication-of.ts'
import { conceptsWithin, isUntoldTherapy } from './other-treatments.ts'

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
