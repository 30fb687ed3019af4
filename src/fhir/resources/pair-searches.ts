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

/**
 * The searches that find who has a record of either drug, by the codes that are known of them (R4 3.1.1.4, token and chained
 * parameters). A drug that is recorded by its name alone is not found so.
 */
export function pairSearches(rules: ReadingRules): readonly PairSearch[] {
  const codes = PAIR.flatMap((drug) => codesOfDrug(drug, rules)).map(
    ({ system, code }) => `${system}|${code}`,
  )
  return TYPES.flatMap((type) =>
    (['record', 'medication'] as const).map((where) => ({
      ...{ type, where },
      url: `${type}?${new URLSearchParams({
        [where === 'record' ? 'code' : 'medication.code']: codes.join(','),
        _count: '200',
      })}`,
    })),
  )
}
