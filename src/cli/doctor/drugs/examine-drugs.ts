import { hasCode } from '../../../fhir/codes/code-match.ts'
import { drugLookalikes, type LookalikeReason } from '../../../fhir/codes/drug-lookalikes.ts'
import { codesOfDrug, drugsOf, PAIR } from '../../../fhir/codes/drugs.ts'
import type { ReadingRules } from '../../../site/site-schema.ts'
import { type Check, pass, warn } from '../check.ts'
import type { DrugFindings } from '../doctor-output.ts'
import type { DrugSource } from './drug-source.ts'

/** Which drugs of a dictionary are taken for which of the pair, and which look like one and are not. */
export function examineDrugs({ name, drugs, failures }: DrugSource, rules: ReadingRules): DrugFindings {
  const lookalikes = drugs.flatMap(({ concepts, shown }) =>
    drugLookalikes(concepts, rules).map((alike) => ({ ...alike, ...shown })),
  )
  return {
    source: name,
    count: drugs.length,
    recognised: drugs.flatMap(({ concepts, shown }) =>
      drugsOf(concepts, rules).drugs.map((drug) => {
        const isCoded = concepts.some((concept) => hasCode(concept, codesOfDrug(drug, rules)))
        return { drug, by: isCoded ? ('code' as const) : ('name' as const), ...shown }
      }),
    ),
    lookalikes,
    unnamed: drugs.filter(({ concepts }) => !drugsOf(concepts, rules).told).length,
    failures: [...failures],
    siteFile: siteFileOf(lookalikes),
  }
}

/** What would have the misspelt ones read, to be judged before it is used: what is mentioned or a placebo stays unread. */
function siteFileOf(lookalikes: DrugFindings['lookalikes']): DrugFindings['siteFile'] {
  const misspelt = lookalikes.filter(({ reason }) => reason === 'spelling')
  if (misspelt.length === 0) return null
  const entries = PAIR.map((drug) => {
    const own = misspelt.filter((item) => item.drug === drug)
    const codes = own.flatMap(({ system, code }) => (system && code ? [{ system, code }] : []))
    const names = own.flatMap(({ system, code, name }) => (system && code ? [] : name))
    return { drug, given: { codes, names: [...new Set(names)] } }
  }).filter(({ given: { codes, names } }) => codes.length + names.length > 0)
  return { reading: { drugs: Object.fromEntries(entries.map(({ drug, given }) => [drug, given])) } }
}

export function drugsCheck({ count, recognised, lookalikes, unnamed, failures }: DrugFindings): Check {
  const found = [
    `${count} drugs: ${PAIR.map((drug) => `${recognised.filter((item) => item.drug === drug).length} ${drug}`).join(', ')}`,
    `${lookalikes.length} that look like one`,
    `${unnamed} without a name or a code that tells`,
    ...failures,
  ].join('; ')
  const missing = PAIR.filter((drug) => !recognised.some((item) => item.drug === drug))
  if (missing.length > 0) {
    return warn(
      'drugs',
      found,
      `No ${missing.join(' and no ')} is recognised. Add the codes or names of the site's own in the site file, reading.drugs.`,
    )
  }
  if (lookalikes.length > 0 || failures.length > 0) {
    return warn(
      'drugs',
      found,
      'Look at what is listed below; where one is the drug, add it in the site file, reading.drugs.',
    )
  }
  return pass('drugs', found)
}

/** Why a look-alike is not taken, for people. */
export const LOOKALIKE_TEXTS: Readonly<Record<LookalikeReason, string>> = {
  placebo: 'a placebo',
  mentioned: 'mentioned only: stopped, switched from, not to be combined with',
  spelling: 'spelt otherwise',
}
