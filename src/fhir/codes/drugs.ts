import type { ReadingRules } from '../../site/site-schema.ts'
import type { Concept } from '../resources/resource-schemas.ts'
import { ATC, RXNORM, sameSystem, UNII } from './canonical.ts'
import { hasCode, namesOf } from './code-match.ts'
import type { CodeRef } from './standard-codes.ts'

export type Drug = 'lenvatinib' | 'camrelizumab'

export const PAIR = ['lenvatinib', 'camrelizumab'] as const

export function otherOf(drug: Drug): Drug {
  return drug === 'lenvatinib' ? 'camrelizumab' : 'lenvatinib'
}

/** What a medication turns out to be. */
export interface Drugs {
  /** Those of the pair that it is: none, one, or both in one order. */
  readonly drugs: readonly Drug[]
  /** Whether it says what it is at all: one known only by a reference that was not delivered, by a bare local code, or as "chemotherapy" does not. */
  readonly told: boolean
}

interface DrugNames {
  readonly codes: readonly CodeRef[]
  /** The names as patterns for the normalised text. */
  readonly names: RegExp
}

/** RxNorm's ingredient, and its products and packs as the US label lists them (openFDA, NDC 62856-710). Camrelizumab has none. */
const LENVIMA_RXNORM = [
  '1603296',
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

/** In Latin script a name begins a word and may go on in it: lenvatinib4mg, LenvatinibCapsule, lenvatinibum. The numbers of the trials end where they end. */
const DRUGS: Readonly<Record<Drug, DrugNames>> = {
  lenvatinib: {
    codes: [
      { system: ATC, code: 'L01EX08' },
      { system: ATC, code: 'L01XE29' },
      { system: UNII, code: 'EE083865G2' },
      ...LENVIMA_RXNORM,
    ],
    names:
      /(?<![a-z])(lenvatinib|lenvima|kisplyx)|(?<![a-z0-9])e-?7080(?![0-9])|[仑侖乐樂]伐替尼|乐卫玛|樂衛瑪|レンバチニブ|レンビマ|렌바티닙|렌비마|ленватиниб|ленвима/g,
  },
  camrelizumab: {
    codes: [
      { system: ATC, code: 'L01FF14' },
      { system: UNII, code: '73096E137E' },
    ],
    names:
      /(?<![a-z])(camrelizumab|carrelizumab|carilizumab|carillizumab|airuika)|(?<![a-z0-9])(inc)?shr[- ]?1210(?![0-9])|卡瑞利珠|艾瑞卡|カムレリズマブ|캄렐리주맙|камрелизумаб/g,
  },
}

/** Which of the pair a medication is, by code, else by name. Further codes and names come with the site file. */
export function drugsOf(medication: readonly Concept[], rules: ReadingRules): Drugs {
  const texts = medication.flatMap(namesOf).map(normalised)
  const placebo = texts.some((text) => PLACEBO.test(text))
  const drugs = placebo ? [] : PAIR.filter((drug) => isNamed(drug, medication, texts, rules))
  const blinded = placebo && texts.some((text) => OR_PLACEBO.test(text))
  return { drugs, told: drugs.length > 0 || (!blinded && isTold(medication, texts)) }
}

function isNamed(
  drug: Drug,
  medication: readonly Concept[],
  texts: readonly string[],
  rules: ReadingRules,
): boolean {
  const codes = codesOfDrug(drug, rules)
  return (
    medication.some((concept) => hasCode(concept, codes)) ||
    texts.some((text) => namesIn(text, drug, rules).some((match) => isMeant(text, match)))
  )
}

/** The codes by which a drug is known: standard ones, and the site's. */
export function codesOfDrug(drug: Drug, rules: ReadingRules): readonly CodeRef[] {
  return [...DRUGS[drug].codes, ...rules.drugs[drug].codes]
}

/** Where a normalised text has one of a drug's names, however it is meant. */
export function namesIn(text: string, drug: Drug, rules: ReadingRules): RegExpMatchArray[] {
  const patterns = [DRUGS[drug].names, ...rules.drugs[drug].names.map(sitePattern)]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)])
}

/** Whether a medication is one of the pair. */
export function isDrug(drug: Drug, medication: readonly Concept[], rules: ReadingRules): boolean {
  return drugsOf(medication, rules).drugs.includes(drug)
}

/** A site's own name, as it stands: a whole word in Latin script, a part of the text in others. */
function sitePattern(name: string): RegExp {
  const literal = normalised(name).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return /^[a-z0-9]/i.test(name)
    ? new RegExp(`(?<![a-z0-9])${literal}(?![a-z])`, 'g')
    : new RegExp(literal, 'g')
}

/** What comes before a drug that is denied, or only mentioned. */
const MENTIONED_AFTER =
  /(\b(switch(ed)?|chang(ed|e)|convert(ed)?|transition(ed)?|swap(ped)?) (over )?from|\b(instead|in place|in lieu) of|\b(replac(es|ing|ement (of|for))|substitut\w+ for|alternative to)|\b(after|following|failed|failure (of|on)|progress(ed|ion) (on|after)|refractory to|resistan(t|ce) to|intoleran(t|ce) (to|of)|allerg(y|ic) to|previous(ly)?|prior|history of|formerly)|\b(do not|don't|never|not to be|must not|should not|cannot) [^.;,]*|\b(avoid|without|except|excluding|no|not|stop(ped)?|discontinued?|hold|held|contraindicated (with|in)|interact\w* with|unlike|than)|停用|停止(使用)?|停药[:：]?|禁用|禁止|避免|不[与得宜可能应]\S{0,4}|勿\S{0,4}|代替|替代|取代|既往|曾用|曾经|原用|换自|由|过敏[:：]?|未用|未使用|除外)\s*(the |any |use of |combination with |联合|合用|使用)?$/
/** What comes after it. */
const MENTIONED_BEFORE =
  /^\S*\s*[(（[]?\s*((was |has been |is |been )?(stopped|discontinued|held|not given|not tolerated|contraindicated|failed)|failure|intoleran\w+|allerg\w+|resistan\w+|refractory|[- ]naive|(switched|changed|converted) to(?! *\d)|已?停(用|药|止)|过敏|過敏|禁用|失败|失敗|耐药|进展后|不耐受|未用|[改换][为用成](?! *\d))/
export const PLACEBO = /placebo|安慰剂|安慰劑/
const OR_PLACEBO = /\b(or|\/|vs\.?|versus)\s*(matching )?placebo|placebo\s*(or|\/|vs)|或安慰|\/安慰/

/** So many characters before and after a name say how it is meant. */
const NEARBY = 120

/** Whether a name stands for what is given, not for what it is switched from or not to be combined with. */
function isMeant(text: string, { index, 0: name }: RegExpMatchArray): boolean {
  const from = index ?? 0
  const to = from + name.length
  return (
    !MENTIONED_AFTER.test(text.slice(Math.max(0, from - NEARBY), from)) &&
    !MENTIONED_BEFORE.test(text.slice(to, to + NEARBY))
  )
}

/** Words that name no drug, also where they are all there is. */
const NO_DRUG =
  /^(medications?|drugs?|medicine|see (notes?|text|comment)|as (per|in) (note|protocol)|(treatment )?regimen|(chemo|immuno|targeted |systemic )?therapy|protocol|study (drug|medication)|investigational (drug|product|agent)|trial (drug|medication)|(anti-?)?pd-?l?1( (inhibitor|antibody|blockade))?|tki|tyrosine kinase inhibitor|checkpoint inhibitor|unknown|other|n\/?a|none|化疗|化療|方案|药物|藥物|见(备注|说明)|试验药物?|研究药物|靶向(治疗|药物?)?|免疫(治疗|药物?)?|pd-?l?1(抑制剂|单抗)?|抗pd-?1(抗体|单抗)?|未知|其他)[.。]?$/

function isTold(medication: readonly Concept[], texts: readonly string[]): boolean {
  const named = texts.some((text) => /\p{L}{2}/u.test(text) && !NO_DRUG.test(text.trim()))
  // ATC and UNII hold one code a substance: another code there is another drug.
  const coded = medication.some(({ coding }) =>
    (coding ?? []).some(
      ({ system, code }) =>
        (sameSystem(system, ATC) && /^[A-Z]\d\d[A-Z]{2}\d\d$/i.test(code ?? '')) ||
        (sameSystem(system, UNII) && /^[A-Z0-9]{10}$/i.test(code ?? '')),
    ),
  )
  return named || coded
}

/** Full width, hyphens of all kinds, invisible characters and case make no difference. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\ufe63]/g, '-')
    .replace(/[\u00ad\u200b-\u200d\ufeff®™]/g, '')
}
