import { PAIR } from '../../fhir/codes/drugs.ts'
import { DRUG_PARTS, drugsNamed } from '../../fhir/read/drugs-named.ts'
import { isObject } from '../../fhir/resources/json.ts'
import type { ReadingRules } from '../../site/site-schema.ts'

/** What a resource names, in bits: 1 lenvatinib, 2 camrelizumab; or that it does not tell. */
interface DrugBits {
  readonly bits: number
  readonly isUntold: boolean
}

export function drugBits(
  resource: unknown,
  rules: ReadingRules,
): DrugBits & { readonly medicationId: string | undefined } {
  const { drugs = [], isUntold = false, medicationId } = drugsNamed(resource, rules) ?? {}
  const bits = PAIR.reduce((sum, drug, at) => (drugs.includes(drug) ? sum + 2 ** at : sum), 0)
  return { bits, isUntold, medicationId }
}

/** So many ways of writing a drug are kept. */
const MOST_KNOWN = 5000

/** `drugBits`, decided once for all records that are written in the same way; and the text of what was looked at. */
export function knownDrugBits(
  rules: ReadingRules,
): (resource: unknown) => DrugBits & { readonly text: string } {
  const known = new Map<string, DrugBits>()
  return (resource) => {
    const written = isObject(resource) ? resource : {}
    const { resourceType, medicationReference } = written
    const display = isObject(medicationReference) ? medicationReference['display'] : undefined
    const reference = display === undefined ? undefined : { display }
    const of = (name: string) => (name === 'medicationReference' ? reference : written[name])
    const text = JSON.stringify([resourceType, ...DRUG_PARTS.map(of)])
    const before = known.get(text)
    if (before !== undefined) return { ...before, text }
    const looked = Object.fromEntries(DRUG_PARTS.map((name) => [name, of(name)]))
    const { bits, isUntold } = drugBits({ ...looked, resourceType }, rules)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(text, { bits, isUntold })
    return { bits, isUntold, text }
  }
}
