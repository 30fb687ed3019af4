import type { ReadingRules } from '../../site/site-schema.ts'
import type { Concept } from '../resources/resource-schemas.ts'
import { ATC, RXNORM, UNII } from './canonical.ts'
import { hasCode } from './code-match.ts'
import type { CodeRef } from './standard-codes.ts'

export type Drug = 'lenvatinib' | 'camrelizumab'

interface DrugNames {
  readonly codes: readonly CodeRef[]
  /** Matched as whole words (Latin script) or as parts (Chinese) of the normalised text. */
  readonly names: readonly string[]
}

/** RxNorm products and packs of lenvatinib, as its US label lists them (openFDA, NDC 62856-710). Camrelizumab has none. */
const LENVIMA_PRODUCTS = [
  '1604345',
  '1604348',
  '1604349',
  '1604350',
  '1604351',
  '1604352',
  '1604383',
  '1604384',
  '1604394',
  '1604395',
  '1792377',
  '1792392',
].map((code) => ({ system: RXNORM, code }))

const DRUGS: Readonly<Record<Drug, DrugNames>> = {
  lenvatinib: {
    codes: [{ system: ATC, code: 'L01EX08' }, { system: UNII, code: 'EE083865G2' }, ...LENVIMA_PRODUCTS],
    names: ['lenvatinib', 'lenvima', 'e7080', '仑伐替尼', '乐伐替尼', '樂伐替尼', '乐卫玛', '樂衛瑪'],
  },
  camrelizumab: {
    codes: [
      { system: ATC, code: 'L01FF14' },
      { system: UNII, code: '73096E137E' },
    ],
    names: [
      'camrelizumab',
      'carrelizumab',
      'carilizumab',
      'carillizumab',
      'shr-1210',
      'shr1210',
      'airuika',
      '卡瑞利珠单抗',
      '卡瑞利珠單抗',
      '艾瑞卡',
    ],
  },
}

/** Whether a medication is one of the pair, by code, else by name. Further codes come with the site file. */
export function isDrug(drug: Drug, medication: readonly Concept[], rules: ReadingRules): boolean {
  const { codes, names } = DRUGS[drug]
  const ofSite = rules.drugs[drug]
  return medication.some(
    (concept) =>
      hasCode(concept, [...codes, ...ofSite.codes]) ||
      textsOf(concept).some((text) => [...names, ...ofSite.names].some((name) => mentions(text, name))),
  )
}

function textsOf({ text, coding }: Concept): string[] {
  return [text, ...(coding ?? []).map(({ display }) => display)].filter((item) => item !== undefined)
}

function mentions(text: string, name: string): boolean {
  const [haystack, needle] = [normalised(text), normalised(name)]
  if (!/^[a-z0-9-]+$/.test(needle)) return haystack.includes(needle)
  return new RegExp(`(^|[^a-z0-9])${needle}($|[^a-z0-9])`).test(haystack)
}

function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
