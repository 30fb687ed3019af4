import { DICOM, ICD_O_3, isIcd10, SNOMED, sameSystem } from '../codes/canonical.ts'
import { hasCode, namesOf } from '../codes/code-match.ts'
import { withoutRiskCategory } from '../codes/malignancy.ts'
import { OTHER_ORGANS } from '../codes/organ-words.ts'
import { remembered } from '../codes/remembered.ts'
import type { CodeRef } from '../codes/standard-codes.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import {
  BODY_STRUCTURE_EXTENSION,
  type BodyStructure,
  type Concept,
  type Observation,
  type ObservationComponent,
  type Reference,
} from '../resources/resource-schemas.ts'
import { referenceTo } from '../resources/server-base.ts'
import { localReference } from '../resources/subject.ts'

/**
 * Where an imaging Observation measured. `unsaid`: it names no place at all, as most tumour sizes do. `unknown`: it names one that
 * cannot be resolved (a lesion that was not delivered, a code without a name), which is not the liver.
 */
export type LesionPlace = 'liver' | 'elsewhere' | 'unknown' | 'unsaid'

type Structures = readonly BodyStructure[]
type Places = Pick<ChartResources, 'bodyStructures' | 'conditions'>

const snomed = (...codes: string[]) => codes.map((code) => ({ system: SNOMED, code }))

/** The eight Couinaud segments in their order (DICOM CID 7170); IV in two parts. */
const SEGMENT_CODES = [
  snomed('71133005'),
  snomed('277956007'),
  snomed('277957003'),
  snomed('277958008', '871688003', '871689006'),
  snomed('277959000'),
  snomed('277960005'),
  snomed('277961009'),
  snomed('277962002'),
]

/** Liver, entire liver, its right lobe, and the segments. */
const LIVER_CODES = [...snomed('10200004', '181268008', '48521005'), ...SEGMENT_CODES.flat()]

/** The lesion an imaging Observation is about, as it refers to it: `BodyStructure/x`; undefined when it does not. */
export function lesionOf(observation: Observation): string | undefined {
  const reference = structureReference(observation)?.reference
  return reference === undefined || reference === '' ? undefined : localReference(reference)
}

/**
 * What tells one lesion from another: the DICOM tracking UID of its BodyStructure, else the BodyStructure, else the name that it is
 * given, else the one segment of the liver in which it lies; undefined where an Observation says none of these.
 */
export function lesionIdentity(observation: Observation, structures: Structures): string | undefined {
  const reference = lesionOf(observation)
  const structure = structureOf(reference, structures)
  const identifiers =
    structure?.identifier ?? (observation.focus ?? []).flatMap(({ identifier }) => identifier ?? [])
  const tracked = trackingUid(identifiers) ?? componentText(observation, TRACKING_UID)
  if (tracked !== undefined) return trackedLesion(bareUid(tracked))
  if (reference !== undefined) return reference
  const display = (observation.focus ?? []).find((item) => item.display !== undefined)?.display
  const named = display ?? componentText(observation, TRACKING_ID)
  if (named !== undefined) return `lesion ${folded(named)}`
  const segments = segmentsOf(observation.bodySite)
  return segments.length === 1 ? `segment ${segments[0]}` : undefined
}

/** Tracking Unique Identifier (DICOM PS3.16, TID 1501): the same for one lesion in every examination; by DICOM's code and HL7's. */
const TRACKING_CODE = '112040'
const DICOM_SR = 'http://hl7.org/fhir/uv/dicom-sr/CodeSystem/dicom-identifier-type'
const TRACKING_UID = [
  { system: DICOM, code: TRACKING_CODE },
  { system: DICOM_SR, code: 'tracking-uid' },
]
/** Tracking Identifier: what people call the lesion, or the place that is measured. */
const TRACKING_ID = [{ system: DICOM, code: '112039' }]

function trackingUid(identifiers: NonNullable<BodyStructure['identifier']>): string | undefined {
  const uid = identifiers.find(({ type }) => hasCode(type, TRACKING_UID))?.value
  return uid === undefined ? undefined : bareUid(uid)
}

function bareUid(uid: string): string {
  return uid.trim().replace(/^urn:oid:/i, '')
}

/** What a bridge from DICOM leaves in a component. */
function componentText({ component }: Observation, codes: readonly CodeRef[]): string | undefined {
  return component?.find(({ code }) => hasCode(code, codes))?.valueString
}

/** The label (Tracking Identifier) under which imaging tracks a place or a lesion, and its tracking UID. */
export interface Tracking {
  readonly label: string | undefined
  readonly tracked: string | undefined
}

/** What the structures that an Observation is on say of how it is tracked; a label that is said in two ways is none. */
export function trackingOf(observation: Observation, structures: Structures): Tracking {
  const identifiers = [...(observation.focus ?? []), structureElement(observation)].flatMap(
    (reference) => structureOf(localReference(reference?.reference ?? ''), structures)?.identifier ?? [],
  )
  const [label, ...others] = new Set(
    identifiers.flatMap((one) => (hasCode(one.type, TRACKING_ID) ? (one.value ?? []) : [])),
  )
  return { label: others.length > 0 ? undefined : label, tracked: trackingUid(identifiers) }
}

/** The identity of a lesion that imaging tracks. */
export function trackedLesion(uid: string): string {
  return `tracking UID ${uid}`
}

export function isTracked(identity: string): boolean {
  return identity.startsWith(trackedLesion(''))
}

/** A lesion as what is written refers to it; undefined where its identity is a segment, which its place says. */
export function lesionReference(identity: string): fhir4.Reference | undefined {
  const [, kind, name = ''] = /^(tracking UID|lesion|segment) (.*)$/s.exec(identity) ?? []
  switch (kind) {
    case 'tracking UID': {
      const coding = [{ system: DICOM, code: TRACKING_CODE, display: 'Tracking Unique Identifier' }]
      const identifier = { type: { coding }, system: 'urn:dicom:uid', value: `urn:oid:${name}` }
      return { type: 'BodyStructure', identifier }
    }
    case 'lesion':
      return { display: name }
    case 'segment':
      return undefined
    default:
      return { reference: identity }
  }
}

function structureReference(observation: Observation): Reference | undefined {
  const { focus } = observation
  const lesion = focus?.find(({ reference }) => /(^|\/)BodyStructure\/|#/.test(reference ?? ''))
  return lesion ?? structureElement(observation)
}

function structureElement({ bodyStructure, extension }: Observation): Reference | undefined {
  return extension?.find(({ url }) => url === BODY_STRUCTURE_EXTENSION)?.valueReference ?? bodyStructure
}

function structureOf(reference: string | undefined, structures: Structures): BodyStructure | undefined {
  return structures.find(({ id }) => id !== undefined && referenceTo('BodyStructure', id) === reference)
}

/** Where it measured, by everything that it says of it: a place elsewhere outweighs the liver, and the liver what cannot be resolved. */
export function lesionPlace(observation: Observation, chart: Places): LesionPlace {
  const said = [
    placeOfConcept(observation.bodySite),
    ...namesOf(observation.code).map(placeOfHint),
    ...(observation.focus ?? []).map((focus) => placeOfReference(focus, chart)),
    placeOfReference(structureElement(observation), chart),
    ...(observation.component ?? []).flatMap(findingSite),
  ]
  return (['elsewhere', 'liver', 'unknown'] as const).find((place) => said.includes(place)) ?? 'unsaid'
}

/** A place that a component tells: DICOM's finding site (SNOMED CT), or one that is called so. */
function findingSite({ code, valueCodeableConcept, valueString }: ObservationComponent): LesionPlace[] {
  const isPlace = hasCode(code, FINDING_SITE_CODE) || namesOf(code).some(isFindingSite)
  return isPlace ? [placeOfConcept(valueCodeableConcept), placeOfText(valueString)] : []
}

const FINDING_SITE =
  /^((finding|body|anatomic(al)?|tumou?r|lesion) )?(site|location)$|^(病灶|肿瘤|腫瘤|解剖)?(部位|位置)$/i
const FINDING_SITE_CODE = snomed('363698007')
const isFindingSite = remembered((name) => FINDING_SITE.test(name.trim()))

/** What a focus may be on without naming a place. */
const NO_PLACE =
  /(^|\/)(Patient|Specimen|Device|Encounter|ImagingStudy|DiagnosticReport|Procedure|ServiceRequest)\//

function placeOfReference(reference: Reference | undefined, chart: Places): LesionPlace {
  if (reference === undefined || NO_PLACE.test(reference.reference ?? '')) return 'unsaid'
  const { identifier } = reference
  // The lesion's name in imaging, and nothing else.
  if (reference.reference === undefined && identifier && trackingUid([identifier])) return 'unsaid'
  const local = localReference(reference.reference ?? '')
  const structure = structureOf(local, chart.bodyStructures)
  const condition = chart.conditions.find(({ id }) => `Condition/${id}` === local)
  const said = [
    placeOfText(reference.display),
    ...(structure === undefined ? [] : placesOfStructure(structure)),
    ...(condition === undefined
      ? []
      : [placeOfConcept(condition.code), ...(condition.bodySite ?? []).map(placeOfConcept)]),
  ]
  const delivered = structure !== undefined || condition !== undefined
  const known = (['elsewhere', 'liver', 'unknown'] as const).find((place) => said.includes(place))
  return known ?? (delivered ? 'unsaid' : 'unknown')
}

function placesOfStructure(structure: BodyStructure): LesionPlace[] {
  const { location, includedStructure, description, morphology } = structure
  return [
    // What kind of lesion it is tells a place only where it is none of the tumour.
    ...namesOf(morphology).map((name) => (placeOfText(name) === 'elsewhere' ? 'elsewhere' : 'unsaid')),
    placeOfConcept(location),
    ...(includedStructure ?? []).map(({ structure }) => placeOfConcept(structure)),
    placeOfHint(description),
  ]
}

function placeOfConcept(concept: Concept | undefined): LesionPlace {
  if (concept === undefined) return 'unsaid'
  if (hasCode(concept, LIVER_CODES)) return 'liver'
  const coded = icdPlace(concept)
  if (coded !== undefined) return coded
  const names = [concept.text, ...(concept.coding ?? []).map(({ display }) => display)].map(placeOfText)
  const known = (['elsewhere', 'liver', 'unknown'] as const).find((place) => names.includes(place))
  return known ?? ((concept.coding ?? []).some(({ code }) => code) ? 'unknown' : 'unsaid')
}

/** Whether a coded place of DICOM is another than the liver, or one that cannot be resolved. */
export function isOutsideLiver(scheme: string, code: string, meaning: string): boolean {
  const coding = { ...(scheme === 'SCT' ? { system: SNOMED } : {}), code, display: meaning }
  return placeOfConcept({ coding: [coding] }) !== 'liver'
}

/** ICD-10 and the topography of ICD-O: C22 is the liver, but for its bile ducts; other neoplasms lie elsewhere. */
function icdPlace({ coding }: Concept): LesionPlace | undefined {
  const code = coding
    ?.find(({ system }) => isIcd10(system) || sameSystem(system, ICD_O_3))
    ?.code?.toUpperCase()
  if (!code || !/^[CD]\d\d/.test(code)) return undefined
  // D37.6 is a neoplasm of liver, gallbladder and bile ducts; C80 is without a site.
  if (/^(D37\.?6|C80|C97)/.test(code)) return undefined
  return /^C22(?!\.?1)|^C78\.?7/.test(code) ? 'liver' : 'elsewhere'
}

/** In words that name more than a place, only a place that is known counts. */
function placeOfHint(text: string | undefined): LesionPlace {
  const place = placeOfText(text)
  return place === 'unknown' ? 'unsaid' : place
}

function placeOfText(text: string | undefined): LesionPlace {
  return text === undefined ? 'unsaid' : placeInWords(text)
}

const placeInWords = remembered((text): LesionPlace => {
  const whole = withoutRiskCategory(folded(text)).trim()
  if (whole === '') return 'unsaid'
  // What a lesion lies beside, or grows into, is not where it lies.
  const words = whole.replace(NEIGHBOUR, ' ').trim()
  if (NO_LESION.test(words) || (NO_TUMOUR.test(words) && !TUMOUR.test(words))) return 'elsewhere'
  if (LIVER_WORDS.test(words)) return NEAR_LIVER.test(words) ? 'elsewhere' : 'liver'
  if (OTHER_ORGANS.test(words)) return 'elsewhere'
  return SEGMENT.test(words) || LOBE.test(words) ? 'liver' : 'unknown'
})

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** Lesions of the liver that are no tumour of this kind: their place is not that of the tumour. */
const NO_TUMOUR =
  /\bcysts?\b|ha?emangioma|abscess|focal nodular hyperplasia|\bfnh\b|\badenoma\b|(ablation|necrosis|resection) (zone|cavity|defect|area)|囊肿|囊腫|血管瘤|脓肿|膿腫|腺瘤|局灶性结节|消融(灶|区)/
/** Sizes of a thrombus, and of the liver itself. */
const NO_LESION =
  /thromb(us|i|osis) (length|size|diameter|extent)|[癌血]栓.{0,2}(长度|長度|大小|直径|直徑|范围)|\bliver (span|length|volume)|肝.{0,4}(斜径|斜徑|上下径|上下徑)/
const TUMOUR = /carcinoma|\bhcc\b|malignan|neoplas|tumou?r|\bmass\b|癌|恶性|惡性|肿瘤|腫瘤|占位/
const NEIGHBOUR =
  /\b(adjacent to|abutting|near|next to|close to|beside|between (the )?liver|bordering|contacting|touching|encroaching (up)?on|invading|((direct )?(invasion|extension|infiltration|involvement) (of|into|to)))\b.*|[^\s,，;；、(（]*(旁|附近)|(毗邻|毗鄰|邻近|鄰近|紧邻|紧贴|贴近|靠近|近(?!端)|侵犯|累及).*/g
const LIVER_WORDS = /\b(liver|hepatic|hepatis|intrahepatic|hepatocellular|hcc)\b|肝/
/** Places that are named after the liver and are not in it. */
const NEAR_LIVER =
  /flexure|extrahepatic|\b(lymph|node|nodes|artery|arteries|duct|ducts|ligament)\b|淋巴|肝曲|肝外|肝动脉|肝動脈|肝總管|肝总管|胆管|膽管|韧带|韌帶/
const SEGMENT =
  /\b(?:segments?|segm?\.?|s)[\s-]*(viii|vii|vi|iv[ab]?|v|iii|ii|i|[1-8][ab]?)\b|(?:第\s*)?(viii|vii|vi|iv[ab]?|v|iii|ii|i|[1-8一二三四五六七八])\s*段/
/** "VII and VIII", "S5/6", "S5-S8": more than one segment. */
const SEVERAL_SEGMENTS =
  /(?:viii|vii|vi|iv[ab]?|v|iii|ii|i|[1-8][ab]?)\s*(?:\/|,|、|-|–|~|&|and|和|与|與|及|至)\s*(?:s|segments?)?\s*(?:viii|vii|vi|iv[ab]?|v|iii|ii|i|[1-8][ab]?)\b/
const LOBE =
  /\b(right|left|caudate|quadrate) (hepatic )?lobe\b|[右左][前后後内內外]?[叶葉]|尾(状|狀)?[叶葉]|方[叶葉]/

const NUMERALS: Readonly<Record<string, number>> = {
  ...{ i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8 },
  ...{ 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8 },
}

/** The Couinaud segments that a place names, by code or in words; none where words name several. */
function segmentsOf(site: Concept | undefined): number[] {
  const coded = SEGMENT_CODES.flatMap((codes, index) => (hasCode(site, codes) ? [index + 1] : []))
  const texts = [site?.text, ...(site?.coding ?? []).map(({ display }) => display)]
  if (texts.some((text) => SEVERAL_SEGMENTS.test(folded(text ?? '')))) return []
  const named = texts.flatMap((text) =>
    [...folded(text ?? '').matchAll(new RegExp(SEGMENT, 'g'))].flatMap(([, one, other]) => {
      const numeral = (one ?? other ?? '').replace(/[ab]$/, '')
      return NUMERALS[numeral] ?? (numeral === '' ? [] : [Number(numeral)])
    }),
  )
  return [...new Set([...coded, ...named])]
}
