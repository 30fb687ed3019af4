import type { Concept } from '../resources/resource-schemas.ts'
import { ICD_O_3, ICD11, isIcd10, SNOMED, sameSystem } from './canonical.ts'
import { namesOf } from './code-match.ts'
import { OTHER_ORGANS } from './organ-words.ts'
import { remembered } from './remembered.ts'

/**
 * What a diagnosis says of cancer: hepatocellular carcinoma; a primary cancer of another kind or place; or a malignancy in the liver of
 * which it does not say the kind (C22.9, "liver cancer", mixed forms). Secondaries and unspecified sites say nothing of the primary.
 */
export type Malignancy = 'hcc' | 'other' | 'liver'

export function malignancyOf(concept: Concept | undefined): Malignancy | undefined {
  const coded = (concept?.coding ?? []).map(({ system, code }) =>
    ofCode(system, code?.trim().toUpperCase() ?? ''),
  )
  const said = [...coded, ...namesOf(concept).map(ofName)]
  // ICD-10 has one code for HCC and the mixed form; what is HCC by one coding and another kind by the next is not told.
  const isUntold = said.includes('mixed') || (said.includes('hcc') && said.includes('other'))
  return isUntold ? 'liver' : (['hcc', 'other', 'liver'] as const).find((kind) => said.includes(kind))
}

/** Whether words deny or doubt the cancer that they name, whatever code stands beside them. */
export function isDoubtedInWords(concept: Concept | undefined): boolean {
  return namesOf(concept).map(ofName).includes('denied')
}

/** Liver cell carcinoma, as disorder and as morphology; primary malignant neoplasm of liver; further primaries as problem lists code them. */
const SNOMED_CODES: Readonly<Record<string, Malignancy>> = {
  ...{ '109841003': 'hcc', '25370001': 'hcc', '95214007': 'liver' },
  ...{ '312104005': 'other', '702391001': 'other', '363478007': 'other' },
  ...{ '254837009': 'other', '363406005': 'other', '363358000': 'other' },
}

/** Hepatocellular carcinoma of liver; intrahepatic cholangiocarcinoma; renal cell carcinoma. */
const ICD11_CODES: Readonly<Record<string, Malignancy>> = {
  '2C12.02': 'hcc',
  '2C12.10': 'other',
  '2C90.0': 'other',
}

function ofCode(system: string | undefined, code: string): Malignancy | 'mixed' | undefined {
  if (isIcd10(system)) return ofIcd10(code.replace('.', ''))
  if (sameSystem(system, SNOMED)) return SNOMED_CODES[code]
  if (sameSystem(system, ICD11))
    return code.startsWith('2C12') ? (ICD11_CODES[code] ?? 'liver') : ICD11_CODES[code]
  if (sameSystem(system, ICD_O_3)) return ofMorphology(code)
  return undefined
}

/** National editions go deeper than C22.0 (China: C22.000x001). Liver unspecified (C22, C22.8, C22.9), secondaries (C77-C79) and unspecified sites (C80, C97) are no other cancer. */
function ofIcd10(code: string): Malignancy | undefined {
  if (code.startsWith('C220')) return 'hcc'
  if (/^C22([89]|$)/.test(code)) return 'liver'
  return /^C(\d\d|4A|7A)/.test(code) && !/^C(7[789]|80|97)/.test(code) ? 'other' : undefined
}

/** ICD-O morphology of malignant behaviour; its topography (C22.0 is the whole liver there) tells no kind. 8000 to 8010 and the mixed form 8180 do not tell either. */
function ofMorphology(code: string): Malignancy | 'mixed' | undefined {
  if (!/^\d{4}\/3$/.test(code) || /^80(0\d|10)/.test(code)) return undefined
  if (code.startsWith('8180')) return 'mixed'
  return /^817[0-5]/.test(code) ? 'hcc' : 'other'
}

const HCC =
  /hepatocellular (carcinoma|cancer)|liver cell (carcinoma|cancer)|hepatocarcinoma|\bhcc\b|(?<!embryonal )\bhepatoma\b|hepatozellul[aä]re[sn]? (karzinom|ca\b)|肝[细細]胞型|肝细胞性?肝?癌|肝細胞性?肝?癌/
const MIXED = /combined|mixed|混合|cholangio|[胆膽]管([细細]胞)?癌(?!栓)/
/** Mixed forms whose name has the two kinds in one. */
const BOTH = /hepato-?cholangio|(hepatocellular|肝[细細]胞).{0,12}(cholangio|[胆膽]管).*(carcinoma|癌(?!栓))/
const MALIGNANT =
  /carcinoma|cancer|malignan|sarcoma|lymphoma|leuk(a)?emia|melanoma|myeloma|glioma|glioblastoma|mesothelioma|seminoma|hepatoblastoma|癌|恶性|惡性|肉瘤|淋巴瘤|白血病|黑色素瘤|骨髓瘤/
/** Kinds that need no place, and places of the biliary tract. */
const OTHER_KINDS =
  /cholangio|klatskin|bile duct|biliary|gallbladder|lymphoma|leuk(a)?emia|melanoma|myeloma|glioma|glioblastoma|mesothelioma|seminoma|sarcoma|hepatoblastoma|(basal|squamous|transitional) cell|urothelial|endometri|cervical|cervix|testic|laryn|pharyn|head and neck|胆管|膽管|胆囊|膽囊|淋巴瘤|白血病|黑色素瘤|骨髓瘤|肉瘤|宫颈|宮頸|子宫内膜|子宮內膜|鼻咽|喉癌|舌癌|基底细胞|鳞状细胞|尿路上皮/
const LIVER = /liver|hepat|肝/
/** The chapter's own name names bile ducts and is not of them. */
const LIVER_AND_DUCTS =
  /(liver|肝脏?|肝臟)\s*(and|or|和|及)\s*(intrahepatic|肝内|肝內)?\s*(bile ducts?|胆管|膽管)/
/** Where a text turns to what grew elsewhere, and where it names what that came from. */
const SPREAD =
  /secondary|metastas[ei]s|metastatic .*\b(?:to|in)\b|\bwith\b|转移(?!性)|轉移(?!性)|继发|繼發|伴|合并|合併/
const SPREAD_FROM = /\bfrom\b(.*)$|(.*)来源/
const DENIED_AFTER =
  /[,;:，；：-]\s*(ruled out|excluded|not confirmed|suspected|unlikely|已?排除|待排|待查|疑似)/
/** Called malignant and no cancer, or signs of one. */
const SIGNS = /hypertensi|hyperthermia|effusion|ascites|癌栓|积液|積液|腹水|高血压|高血壓/
/** Denied, doubted, of somebody else, or in the past. */
const NOT_SAID =
  /\b(no|non(?=-? ?$| (hcc|hepato))|not(?! otherwise| specified| elsewhere)|without|negative for|family|father|mother|parent|brother|sister|sibling|uncle|aunt|history|hx|h\/o|fh|ruled? out|r\/o|excluded?|suspect\w*|suspicious|suspicion|concern(ing)? for|worrisome|presum\w+|likely|differential|awaiting|verdacht|ausschluss|possible|probable|questionable|vs|versus|risk (of|for)|screening|surveillance|fear|marker|antigen|in situ|benign)\b|(cancer|tumou?r|malignancy)[- ](related|associated)|\?|？|家族|父|母亲|兄|姐|史|非(?= |肝)|考虑|高危|排除|除外|未见|未見|无|無|否认|否認|疑|可能|待排|待查|风险|風險|筛查|篩查|原位|良性/

/** "(HCC)" and "HCC 18" are also how EHRs in the United States mark diagnoses of their Hierarchical Condition Categories, diabetes among them. */
const RISK_CATEGORY =
  /\(\s*(cms\s*[-/]\s*)?hcc(\s*[-/]\s*cms)?\s*\)|\b(cms[\s/-]*)?hcc[\s-]*v?\d+\b(?!\.\d|\s*(cm|mm|lesion|nodule)|期)/g

/** A text in lower case without marks of risk categories; Chinese texts have none. */
export function withoutRiskCategory(text: string): string {
  return /\p{Script=Han}/u.test(text) ? text : text.replace(RISK_CATEGORY, ' ')
}

/** What a diagnosis of HCC may go on with that it is without: cirrhosis, metastases. */
const WITHOUT = /\b(without|no(?! evidence)) [\p{L}\d -]+|无(?!证据)[\p{L}]+/gu

const ofName = remembered((name): Malignancy | 'mixed' | 'denied' | undefined => {
  const text = withoutRiskCategory(name.normalize('NFKC').toLowerCase())
  const hcc = HCC.exec(text)
  if (hcc !== null) {
    const [after = ''] = /^[^,，;；。]{0,24}/.exec(text.slice(hcc.index + hcc[0].length)) ?? []
    const around = `${text.slice(0, hcc.index)} ${after.replace(WITHOUT, ' ')}`
    // "Carcinoma, ruled out" denies what stands before the comma.
    if (NOT_SAID.test(around) || /^[- ]negative/.test(after) || DENIED_AFTER.test(text.slice(hcc.index))) {
      return 'denied'
    }
    return MIXED.test(text) ? 'mixed' : 'hcc'
  }
  if (NOT_SAID.test(text)) return MALIGNANT.test(text) ? 'denied' : undefined
  if (BOTH.test(text)) return 'mixed'
  const [, from, source] = SPREAD_FROM.exec(text) ?? []
  const primary = text.split(SPREAD)[0] ?? ''
  return ofPrimary(primary) ?? ofPrimary(from ?? source ?? '')
})

function ofPrimary(text: string): Malignancy | undefined {
  if (!MALIGNANT.test(text) || SIGNS.test(text)) return undefined
  if (LIVER_AND_DUCTS.test(text)) return 'liver'
  if (OTHER_KINDS.test(text)) return 'other'
  // "Breast cancer, liver": the first place named is that of the primary.
  const [liver, elsewhere] = [text.search(LIVER), text.search(OTHER_ORGANS)]
  if (liver < 0 && elsewhere < 0) return undefined
  return elsewhere < 0 || (liver >= 0 && liver < elsewhere) ? 'liver' : 'other'
}
