import { conceptName } from '../../../fhir/codes/code-match.ts'
import { codesOfDrug, PAIR } from '../../../fhir/codes/drugs.ts'
import { orderable } from '../../../fhir/read/orderable.ts'
import type { Concept } from '../../../fhir/resources/resource-schemas.ts'
import { runtimeFetch } from '../../../fhir-client/ask.ts'
import { fhirClient } from '../../../fhir-client/fhir-client.ts'
import { baseWithSlash } from '../../../site/same-base.ts'
import type { ReadingRules } from '../../../site/site-schema.ts'

/** One drug of a dictionary, as it is printed, and what it is called and coded as. */
export interface ListedDrug {
  readonly shown: { readonly name: string; readonly system: string | null; readonly code: string | null }
  readonly concepts: readonly Concept[]
}

/** A drug dictionary, and what of it could not be read. */
export interface DrugSource {
  readonly name: string
  readonly drugs: readonly ListedDrug[]
  /** `Medication: HTTP 403` */
  readonly failures: readonly string[]
}

/** A list of one drug a line: `system|code`, or a name, which is also tried as a code of each system by which the pair is known. */
export function listedDrugs(name: string, text: string, rules: ReadingRules): DrugSource {
  const systems = [...new Set(PAIR.flatMap((drug) => codesOfDrug(drug, rules).map(({ system }) => system)))]
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const drugs = lines.filter(Boolean).map((line): ListedDrug => {
    const [, system, code] = /^([^\s|]+)\|(\S+)$/.exec(line) ?? []
    if (system !== undefined && code !== undefined) {
      return { shown: { name: code, system, code }, concepts: [{ coding: [{ system, code }] }] }
    }
    const tried = /\s/.test(line) ? [] : systems.map((one) => ({ system: one, code: line }))
    return { shown: { name: line, system: null, code: null }, concepts: [{ text: line, coding: tried }] }
  })
  return { name, drugs, failures: [] }
}

/** What an EHR can order, as far as its FHIR server tells: Medication and MedicationKnowledge (R4), at most a hundred pages each. */
export async function orderablesOf(iss: string, token: string): Promise<DrugSource> {
  const client = fhirClient({
    base: baseWithSlash(iss),
    fetch: runtimeFetch,
    authorization: async () => `Bearer ${token}`,
    mostPages: 100,
  })
  const types = ['Medication', 'MedicationKnowledge']
  const answers = await Promise.all(types.map((type) => client.search(`${type}?_count=200`)))
  const reads = answers.map((answer) => (answer.ok ? answer.value : undefined))
  return {
    name: iss,
    drugs: reads.flatMap((read) => (read?.resources ?? []).flatMap(listed)),
    failures: reads.flatMap((read, index) => {
      const failure = read === undefined ? { code: 'http', status: 401 } : read.failure
      if (failure === undefined) return []
      return `${types[index]}: ${failure.status === undefined ? failure.code : `HTTP ${failure.status}`}`
    }),
  }
}

function listed(resource: unknown): ListedDrug[] {
  const drug = orderable(resource)
  if (drug === undefined) return []
  const { code, concepts } = drug
  const name = concepts.map(conceptName).find((one) => one !== '') ?? ''
  const coding = code?.coding?.find((one) => one.code !== undefined)
  return [{ shown: { name, system: coding?.system ?? null, code: coding?.code ?? null }, concepts }]
}
