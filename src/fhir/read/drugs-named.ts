import type { ReadingRules } from '../../site/site-schema.ts'
import { type Drug, drugsOf } from '../codes/drugs.ts'
import { isObject } from '../resources/json.ts'
import { resourceIdentity } from '../resources/resource-identity.ts'
import { type Concept, TREATMENT_TYPES } from '../resources/resource-schemas.ts'
import { localReference, referencedId } from '../resources/subject.ts'
import { conceptsWithin, isUntoldTherapy } from './other-treatments.ts'

/** What a record names of the two drugs, for who looks for the patients of a hospital whose charts are worth reading. */
export interface DrugsNamed {
  /** Undefined where its subject is not told by a reference to a Patient. */
  readonly patientId: string | undefined
  /** Drugs that it names, surely or perhaps. */
  readonly drugs: readonly Drug[]
  /** It names neither and does not tell what it is of. */
  readonly isUntold: boolean
  /** The Medication that it refers to, by its id. */
  readonly medicationId: string | undefined
}

/** Types whose resources may name a drug that was ordered, given, supplied or planned. */
export const DRUG_RECORDS: readonly string[] = [
  'MedicationRequest',
  'MedicationAdministration',
  'MedicationDispense',
  'MedicationStatement',
  ...TREATMENT_TYPES,
]

/** A record of these says that the drug is neither given nor planned. */
const NO_RECORD = [
  'entered-in-error',
  'cancelled',
  'not-done',
  'declined',
  'not-taken',
  'revoked',
  'rejected',
]
/** All of a resource that `drugsNamed` looks at, beside its type, subject and the Medication it refers to. */
export const DRUG_PARTS = [
  ...[
    'status',
    'doNotPerform',
    'medicationCodeableConcept',
    'medicationReference',
    'medication',
    'contained',
  ],
  ...['code', 'ingredient', 'activity', 'action', 'title', 'description', 'note'],
] as const

/**
 * Which of the pair a drug record, or a Medication, names, wherever in it. It takes more than `readChart` counts (drafts, plans,
 * notes): who is taken is read whole afterwards, who is passed over is not read at all. Undefined for other resources.
 */
export function drugsNamed(resource: unknown, rules: ReadingRules): DrugsNamed | undefined {
  const identity = resourceIdentity(resource)
  if (identity === undefined || !isObject(resource)) return undefined
  const { resourceType, subjectId, medication } = identity
  if (resourceType !== 'Medication' && !DRUG_RECORDS.includes(resourceType)) return undefined
  const { status, doNotPerform } = resource
  if (NO_RECORD.some((no) => no === status) || doNotPerform === true) return undefined
  const within = (name: string) =>
    conceptsWithin(resource[name], name === 'contained' || name === 'note' ? '' : name)
  const concepts = DRUG_PARTS.filter((name) => name !== 'note').flatMap(within)
  const drugs = named([...concepts, ...within('note')], rules)
  const isUntold = resourceType.startsWith('Medication')
    ? !drugsOf(concepts, rules).told
    : resourceType !== 'ServiceRequest' && concepts.some(isUntoldTherapy)
  return {
    patientId: subjectId,
    drugs,
    isUntold: drugs.length === 0 && isUntold,
    medicationId: referencedId(localReference(medication ?? ''), 'Medication'),
  }
}

/** Each text by itself: what one denies, another may say. */
function named(concepts: readonly Concept[], rules: ReadingRules): Drug[] {
  const said = concepts.flatMap((concept) => {
    const { drugs, mayBe } = drugsOf([concept], rules)
    return [...drugs, ...mayBe]
  })
  return [...new Set(said)]
}
