import { ALL_SITES } from '../../model/elastography/elastography-sites.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import type { Reading, UnmappedResult } from '../chart-inputs.ts'
import { ANALYTES, type AnalyteId, codesOf } from '../codes/analytes.ts'
import { LOINC, SITE_SYSTEM, sameSystem, TIPM_SYSTEM } from '../codes/canonical.ts'
import { codeTable, conceptName, namesOf } from '../codes/code-match.ts'
import { madeOnce, remembered } from '../codes/remembered.ts'
import {
  BACKGROUND_LIVER_STIFFNESS,
  BLOOD_COUNT_PANELS,
  BODY_WEIGHT,
  type CodeRef,
  ECOG,
  ELASTICITY,
  KNOWN_OTHERS,
  SHEAR_WAVE_SPEED,
} from '../codes/standard-codes.ts'
import { unitFactor, unitSpellings } from '../codes/units.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import type { Concept, Observation, ObservationComponent } from '../resources/resource-schemas.ts'
import { type ChartPatient, subjectOf } from '../resources/subject.ts'

export interface UnmappedCode extends UnmappedResult {
  /** What it looks like by its name, or by its unit where it has none; for the user to judge, never read as it. */
  readonly resembles: AnalyteId | undefined
}

/**
 * Laboratory and tumour results under codes that nobody mapped: those under local codes or words alone, and those of LOINC that look like
 * an input; the look-alikes first, then the frequent ones. An empty chart has none; a chart full of them explains why nothing was found.
 */
export function unmappedResults(
  { observations }: ChartResources,
  rules: ReadingRules,
  patient?: ChartPatient,
): readonly UnmappedCode[] {
  const isMapped = mappedBy(rules)
  const found = new Map<string, UnmappedCode>()
  const looked = new Map<string, AnalyteId | undefined>()
  for (const observation of observations) {
    if (isMapped(observation.code) || isOfOtherCategory(observation)) continue
    if (patient !== undefined && subjectOf(observation, patient) === 'other') continue
    const components = observation.component ?? []
    for (const { code, holder } of components.length > 0
      ? components.map((component) => ({ code: component.code, holder: component }))
      : [{ code: observation.code, holder: observation }]) {
      if (!hasValue(holder) || isMapped(code) || isOurs(code)) continue
      const coding = code.coding?.find((item) => item.code !== undefined)
      const key = coding === undefined ? conceptName(code).toLowerCase() : `${coding.system}|${coding.code}`
      const known = found.get(key)
      const look = [key, ...namesOf(code), holder.valueQuantity?.unit, holder.valueQuantity?.code].join('\n')
      if (!looked.has(look)) looked.set(look, likeness(code, holder))
      const resembles = known?.resembles ?? looked.get(look)
      if (sameSystem(coding?.system, LOINC) && resembles === undefined) continue
      found.set(key, {
        system: coding?.system,
        code: coding?.code,
        name: conceptName(code),
        count: (known?.count ?? 0) + 1,
        resembles,
      })
    }
  }
  const rank = ({ resembles }: UnmappedCode) => (resembles === undefined ? 1 : 0)
  return [...found.values()].toSorted(
    (a, b) => rank(a) - rank(b) || b.count - a.count || (a.name < b.name ? -1 : 1),
  )
}

/** Those worth saying: what looks like an input, and all of them where no laboratory result was found under any code that is read. */
export function tellingResults(
  all: readonly UnmappedCode[],
  laboratory: readonly Reading<number>[],
): readonly UnmappedCode[] {
  const nothing = laboratory.every((reading) => reading.state === 'unknown' && reading.reason === 'not-found')
  return nothing ? all : all.filter(({ resembles }) => resembles !== undefined)
}

const mappedBy = madeOnce((rules: ReadingRules) => {
  const codes: CodeRef[] = [
    ...Object.values(ANALYTES).flatMap(({ id }) => codesOf(id, rules)),
    ...[...BLOOD_COUNT_PANELS, ...BACKGROUND_LIVER_STIFFNESS, ...ECOG, ...BODY_WEIGHT, ...KNOWN_OTHERS],
    ...[ELASTICITY, SHEAR_WAVE_SPEED],
    ...[...rules.codes.stiffnessExam, ...rules.codes.response],
    ...ALL_SITES.flatMap((site) => rules.codes.stiffnessSites[site] ?? []),
  ]
  const table = codeTable(codes.map((code) => [code, true] as const))
  return (concept: Concept) => table(concept).length > 0
})

function isOurs({ coding }: Concept): boolean {
  return (coding ?? []).some(
    ({ system }) => sameSystem(system, TIPM_SYSTEM) || sameSystem(system, SITE_SYSTEM),
  )
}

/** Vital signs, questionnaires and the like are no results of a laboratory; an Observation without a category may be one. */
function isOfOtherCategory({ category }: Observation): boolean {
  return (category ?? []).some((concept) =>
    [...namesOf(concept), ...(concept.coding ?? []).map(({ code = '' }) => code)].some(isOfOthers),
  )
}

const isOfOthers = remembered((word) =>
  /vital.?signs|survey|social.?history|exam|therapy|activity/i.test(word),
)

type Holder = Observation | ObservationComponent

function hasValue({ valueQuantity, valueInteger, valueString, valueRange }: Holder): boolean {
  return (
    valueQuantity !== undefined ||
    valueInteger !== undefined ||
    valueRange !== undefined ||
    /\d/.test(valueString ?? '')
  )
}

const NAMES: readonly (readonly [AnalyteId, RegExp])[] = [
  ['nlr', /\bnlr\b|\bn\/l ratio|neutrophil.{0,12}lymphocyte ratio|中性.{0,8}淋巴.{0,6}比/],
  [
    'neutrophils',
    /neutro|\bneut?[#%]|\bneut\b|\bgran?[#%]|\banc\b|\bpmn\b|\bsegs?\b|granulocyte|中性粒|嗜中性/,
  ],
  ['lymphocytes', /lymphocyte|\bly(m|mph)?[#%]|\balc\b|\blymphs?\b|淋巴细胞|淋巴球/],
  ['leukocytes', /leu[kc]ocyte|\bwbc\b|white (blood )?cell|白细胞|白血球/],
  ['albumin', /albumin|\balb\b|白蛋白/],
  ['bilirubin', /total bilirubin|bilirubin,? total|\btbil\b|总胆红素|總膽紅素/],
  [
    'tumourDiameter',
    /(tumou?r|lesion|mass|nodule).{0,20}(size|diameter|dimension)|^(long(est)?|major)[ -](axis|diameter)|(肿瘤|腫瘤|病灶|结节|結節|肿块|占位).{0,6}(大小|直径|直徑|最大径|长径|長徑|长轴|長軸)|^最?[长長]径/,
  ],
]
const UNLIKE =
  /pre-?albumin|microalbumin|urin|csf|fluid|ratio|globulin|glycated|ascit|pleural|前白蛋白|尿|脑脊液|腹水|胸水|比值|球蛋白|糖化/

/** The input that one of the names looks like. */
export function resembledBy(names: readonly string[]): AnalyteId | undefined {
  const folded = names.map((name) => name.normalize('NFKC').toLowerCase())
  return NAMES.find(([id, pattern]) =>
    folded.some((name) => pattern.test(name) && (id === 'nlr' || !UNLIKE.test(name))),
  )?.[0]
}

function likeness(code: Concept, { valueQuantity }: Holder): AnalyteId | undefined {
  const names = namesOf(code)
  const [unit] = valueQuantity === undefined ? [] : unitSpellings(valueQuantity)
  const percent = unit !== undefined && unitFactor('percent', unit) !== undefined
  const named = resembledBy(names)
  if (percent && named === 'neutrophils') return 'neutrophilPercent'
  if (percent && named === 'lymphocytes') return 'lymphocytePercent'
  if (named !== undefined || names.length > 0 || unit === undefined) return named
  // Without a name, a count in LOINC may be one of the two: bands and segmented neutrophils are counted apart.
  return unitFactor('count', unit) === undefined || unitFactor('albumin', unit) !== undefined
    ? undefined
    : 'neutrophils'
}
