import type { ReadingRules } from '../../site/site-schema.ts'
import { codesOfDrug, PAIR } from '../codes/drugs.ts'

/** A search over all patients, relative to the FHIR base. */
export interface PairSearch {
  readonly type: string
  /** Whether the code is looked for in the record itself or in the Medication that it refers to. */
  readonly where: 'record' | 'medication'
  readonly url: string
}

const TYPES = [
  'MedicationRequest',
  'MedicationAdministration',
  'MedicationStatement',
  'MedicationDispense',
] as const

/** So many Medications are asked for in one search: an address has a length. */
const IDS_AT_A_TIME = 40

/**
 * The searches that find who has a record of either drug by the codes that are known of them (R4 3.1.1.4, token parameters), and the
 * one for the Medications that records may refer to. A drug that is recorded by its name alone is not found so.
 */
export function pairSearches(rules: ReadingRules): readonly PairSearch[] {
  const code = PAIR.flatMap((drug) => codesOfDrug(drug, rules))
    .map(({ system, code: value }) => `${system}|${value}`)
    .join(',')
  return [...TYPES, 'Medication'].map((type) => ({
    ...{ type, where: type === 'Medication' ? 'medication' : 'record' },
    url: `${type}?${new URLSearchParams({ code, _count: '200' })}`,
  }))
}

/** The records that refer to Medications, by their ids. No chained search: many servers have none. */
export function recordsOfMedications(ids: readonly string[]): readonly PairSearch[] {
  const parcels = Array.from({ length: Math.ceil(ids.length / IDS_AT_A_TIME) }, (_, at) =>
    ids.slice(at * IDS_AT_A_TIME, (at + 1) * IDS_AT_A_TIME),
  )
  return parcels.flatMap((parcel) =>
    TYPES.map((type) => {
      const medication = parcel.map((id) => `Medication/${id}`).join(',')
      const url = `${type}?${new URLSearchParams({ medication, _count: '200' })}`
      return { type, where: 'medication', url }
    }),
  )
}
