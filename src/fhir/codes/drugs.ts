import type { ReadingRules } from '../../site/site-schema.ts'
import type { Concept } from '../resources/resource-schemas.ts'
import { ATC, RXNORM, sameSystem, UNII } from './canonical.ts'
import { hasCode, namesOf } from './code-match.ts'
import { isSystemic } from './prior-therapy.ts'
import { madeOnce, remembered } from './remembered.ts'
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
  /** Where it is none of them for sure: those that it may be ("sorafenib or lenvatinib", "lenvatinib planned"). */
  readonly mayBe: readonly Drug[]
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
  const meant = new Map(PAIR.map((drug) => [drug, meaningOf(drug, medication, texts, rules)] as const))
  const of = (meaning: Meaning) => (placebo ? [] : PAIR.filter((drug) => meant.get(drug) === meaning))
  const drugs = of('given')
  const mayBe = drugs.length > 0 ? [] : of('unsure')
  const isOpen = mayBe.length > 0 || (placebo && texts.some((text) => OR_PLACEBO.test(text)))
  return { drugs, mayBe, told: drugs.length > 0 || (!isOpen && isTold(medication, texts)) }
}

type Meaning = 'given' | 'unsure'

/** How a medication names a drug; undefined where it does not, or only mentions it. */
function meaningOf(
  drug: Drug,
  medication: readonly Concept[],
  texts: readonly string[],
  rules: ReadingRules,
): Meaning | undefined {
  const codes = codesOfDrug(drug, rules)
  const said = texts.flatMap(knownAs(rules)[drug].saidIn)
  if (medication.some((concept) => hasCode(concept, codes)) && !said.includes('given')) {
    // Words that deny what the code says, or name another drug, leave open which of them is right.
    return said.length > 0 || texts.some((text) => isSystemic({ text })) ? 'unsure' : 'given'
  }
  return (['given', 'unsure'] as const).find((meaning) => said.includes(meaning))
}

/** The codes by which a drug is known: standard ones, and the site's. */
export function codesOfDrug(drug: Drug, rules: ReadingRules): readonly CodeRef[] {
  return knownAs(rules)[drug].codes
}

/** Where a normalised text has one of a drug's names, however it is meant. */
export function namesIn(text: string, drug: Drug, rules: ReadingRules): RegExpMatchArray[] {
  return knownAs(rules)[drug].patterns.flatMap((pattern) => [...text.matchAll(pattern)])
}

/** The drugs' codes and names, the site's among them, with what each text that was asked for says of them. */
const knownAs = madeOnce((rules: ReadingRules) => {
  const known = (drug: Drug) => ({
    codes: [...DRUGS[drug].codes, ...rules.drugs[drug].codes],
    patterns: [DRUGS[drug].names, ...rules.drugs[drug].names.map(sitePattern)],
    saidIn: remembered((text) => namesIn(text, drug, rules).map((match) => meaningIn(text, match))),
  })
  return { lenvatinib: known('lenvatinib'), camrelizumab: known('camrelizumab') }
})

/** A site's own name, as it stands: a whole word in Latin script, a part of the text in others. */
function sitePattern(name: string): RegExp {
  const literal = normalised(name).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return /^[a-z0-9]/i.test(name)
    ? new RegExp(`(?<![a-z0-9])${literal}(?![a-z])`, 'g')
    : new RegExp(literal, 'g')
}

const anyOf = (...patterns: readonly RegExp[]) => patterns.map(({ source }) => source).join('|')

/** What the pair does to patients, for which they are given other drugs. */
const ADVERSE =
  /(diarrh|hypothyroid|hypertens|high blood pressure|proteinuri|rccep|capillary|rash|prurit|pneumonit|hepatitis|colitis|stomatit|mucositis|nausea|fatigue|bleed)\w*/
const ADVERSE_ZH =
  /致(?!死)|免疫(性|相关)|(治疗|用药|服药)?后?(出现)?(高血压|腹泻|甲减|甲状腺|蛋白尿|皮疹|肺炎|肝炎|肠炎|手足|口腔|乏力|毛细血管)/
/** What comes before a drug that is denied, or only mentioned: what it is switched from, or what another drug is given for. */
const MENTIONED_AFTER = new RegExp(
  `(${anyOf(
    /\b(switch(ed)?|chang(ed|e)|convert(ed)?|transition(ed)?|swap(ped)?) (over )?from|\b(instead|in place|in lieu) of/,
    /\b(replac(es|ing|ement (of|for))|substitut\w+ for|alternative to)/,
    /\b(after|following|failed|failure (of|on)|progress(ed|ion) (on|after)|refractory to|resistan(t|ce) to|intoleran(t|ce) (to|of)|allerg(y|ic) to|previous(ly)?|prior|history of|formerly)/,
    /\b(do not|don't|never|not to be|must not|should not|cannot) [^.;,]*/,
    /\b(avoid|without|except|excluding|no|not|stop(ped)?|discontinued?|hold|held|contraindicated (with|in)|interact\w* with|unlike|than)/,
    /\b(declin|refus)(ed|es|ing)|\bunsuitable for/,
    /\w.*\b(before|prior to|during|due to|because of|caused by|induced by|related to|secondary to)/,
    /\w.*(?<!\b(prescription|order|rx|script|supply|refill|request|protocol|regimen|cycle|dose|course|infusion|therapy|treatment|solution|vial|bag|kit|candidate|eligible)s?) for/,
    new RegExp(`${ADVERSE.source},? *(while )?(on|with|under|from|by)?`),
    /停用|停止(使用)?|停药[:：]?|禁用|禁止|避免|不[与得宜可能应]\S{0,4}|不用|勿\S{0,4}|代替|替代|取代|既往|曾(经|[服使]?用|服)?|原用|换自|由|过敏[:：]?|除外/,
    /未曾?[服使予给]?用?|拒(绝|绝使用|绝服用|用|服)?|暂[不未]|预防/,
  )})\\s*(the |any |use of |combination with |联合|合用|使用|服用)?$`,
)
/** What was not done with a drug, where it is not of the next one ("lenvatinib; stopped sorafenib"). */
const NOT_DONE =
  /((patient |pt )?(was |has been |is |been )?(stopped|discontinued|held|declined|refused|rejected|cancel+ed|withdrawn|contraindicated|failed|(never|not|not yet) (been )?(given|tolerated|tak(en|ing)|started|begun|available|approved))|\bd\/c\b|\bdc['’]?e?d\b|已?停(用|药|止)|已停|取消|作废|未[服用予使给开曾]|暂不|拒[绝服用])(?!\s*[\p{L}-]{0,12}(nib|mab|尼|单抗))/u
/** What comes after a drug that is denied, or only mentioned. */
const MENTIONED_BEFORE = new RegExp(
  `^[^\\s,，;；:：.。(（]*\\s*([(（[:：,，;；–-]*\\s*${NOT_DONE.source}|[(（[]?\\s*(${anyOf(
    /failure|intoleran\w+|allerg\w+|resistan\w+|refractory|[- ]?naive|(switched|changed|converted) to(?! *\d)/,
    ADVERSE,
    ADVERSE_ZH,
    /[- ]?(induced|related|associated)\b|hand-foot|toxicit\w+|side effects?|adverse (effects?|events?|reactions?)|(premedication|prophylaxis)\b/,
    /[过過]敏|禁用|失[败敗]|耐[药藥]|进展后|不耐受|[改换][为用成](?! *\d)/,
    /相关|引起|所致|导致|预处理|(输注|给药|用药|治疗)?前(用药|预处理|给)|不良反应|副作用|毒性/,
  )}))`,
  'u',
)
/** What comes before and after a drug of which it is not told whether it is the one, or whether it was given yet. */
const UNSURE_BEFORE =
  /(\b(or|versus|vs\.?|until|pending)|\b(consider|await|plan|propos|recommend|suggest)(s|ed|ned|ing|ning|e|es)?( for| to start)?|\b(candidate|eligible) for|或者?|考虑|拟[行用予]?|计划|建议|等待)\s*(使用|联合)?$/
const UNSURE_AFTER =
  /^[^\s,，;；:：.。(（]*( *\d+ ?mg)?\s*([(（[:：,，;；–-]*\s*(planned|pending|proposed|on hold|暂[停缓])|(or|versus|vs\.?) +(?!\d)\p{L}{4}|或者?(?! *\d))/u
export const PLACEBO = /placebo|安慰剂|安慰劑/
const OR_PLACEBO = /\b(or|\/|vs\.?|versus)\s*(matching )?placebo|placebo\s*(or|\/|vs)|或安慰|\/安慰/

/** So many characters before and after a name say how it is meant. */
const NEARBY = 120

/** How a name is meant: as what is given, as one of two, or neither: what is switched from, or not to be combined with. */
function meaningIn(text: string, { index, 0: name }: RegExpMatchArray): Meaning | undefined {
  const from = index ?? 0
  const to = from + name.length
  const [before, after] = [text.slice(Math.max(0, from - NEARBY), from), text.slice(to, to + NEARBY)]
  if (MENTIONED_AFTER.test(before) || MENTIONED_BEFORE.test(after)) return undefined
  return UNSURE_BEFORE.test(before) || UNSURE_AFTER.test(after) ? 'unsure' : 'given'
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
export const normalised = remembered((text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\ufe63]/g, '-')
    .replace(/[\u00ad\u200b-\u200d\ufeff®™]/g, ''),
)
