import { ICD10, ICD10_CM, NCIT, SNOMED, sameSystem } from './canonical.ts'
import type { IndexDate } from './chart-inputs.ts'
import type { ChartResources } from './chart-resources.ts'
import { atOrBefore, chartTime } from './chart-time.ts'
import { conceptName, hasCode } from './code-match.ts'
import { isConfirmed, isPresent, isRefuted } from './condition-status.ts'
import type { Criterion, CriterionEvidence } from './criteria.ts'
import { observationRefusal, originalText } from './measurements.ts'
import { LOCOREGIONAL, SYSTEMIC } from './prior-therapy-names.ts'
import type { ReadContext } from './read-context.ts'
import { isOrdered, medicationOf } from './read-therapy.ts'
import type { Concept, Condition, Observation } from './resource-schemas.ts'
import { type CodeRef, ECOG } from './standard-codes.ts'
import { isSubject } from './subject.ts'
import type { Therapy } from './therapy.ts'

/** Beside ICD-10 C22.0 and what national editions (China: C22.000) put under it. */
const HCC: readonly CodeRef[] = [
  { system: SNOMED, code: '109841003' },
  { system: SNOMED, code: '25370001' },
]
/** Whole names only: "no hepatocellular carcinoma" is not one. */
const HCC_NAMES = [
  'hepatocellular carcinoma',
  'liver cell carcinoma',
  'hcc',
  '肝细胞癌',
  '肝細胞癌',
  '原发性肝细胞癌',
]
const BCLC: readonly CodeRef[] = [
  { system: NCIT, code: 'C115132' },
  { system: NCIT, code: 'C115134' },
]

/** The studied population's criteria as the chart answers them (design rule 7; paper, Methods). */
export function readCriteria(
  resources: ChartResources,
  therapy: Therapy,
  index: IndexDate,
  context: ReadContext,
): Criterion[] {
  const conditions = resources.conditions.filter(({ subject }) => isSubject(subject, context.patientId))
  return [
    hcc(conditions, context),
    stage(resources, conditions, context),
    performance(resources, context),
    otherMalignancy(conditions, context),
    priorTherapy(resources, index, context),
    regimen(therapy),
  ]
}

/** Met by a confirmed HCC; not met when confirmed malignancies of another kind are all there is; else unknown. */
function hcc(conditions: readonly Condition[], context: ReadContext): Criterion {
  const found = conditions.filter((condition) => isHcc(condition, context) && !isRefuted(condition))
  const sure = found.filter((condition) => isConfirmed(condition) && isPresent(condition))
  if (sure.length > 0) return criterion('hcc', 'met', sure.map(conditionEvidence))
  const others = conditions.filter((condition) => isOtherMalignancy(condition, context))
  if (found.length === 0 && others.length > 0) {
    return criterion('hcc', 'notMet', others.map(conditionEvidence))
  }
  return criterion('hcc', 'unknown', found.map(conditionEvidence))
}

function isHcc({ code }: Condition, context: ReadContext): boolean {
  if (hasCode(code, [...HCC, ...context.site.reading.codes.hcc])) return true
  if (icdCodes(code).some((item) => item.startsWith('C220'))) return true
  const names = [code?.text, ...(code?.coding ?? []).map(({ display }) => display)]
  return names.some((name) => name !== undefined && HCC_NAMES.includes(name.trim().toLowerCase()))
}

/** A confirmed primary malignancy that ICD-10 places elsewhere. Liver unspecified (C22.8, C22.9), secondaries (C77-C79) and unspecified sites (C80) say nothing. */
function isOtherMalignancy(condition: Condition, context: ReadContext): boolean {
  if (!isConfirmed(condition) || !isPresent(condition) || isHcc(condition, context)) return false
  return icdCodes(condition.code).some(
    (code) => /^C\d\d/.test(code) && !/^C(7[789]|80|22([89]|$))/.test(code),
  )
}

/** ICD-10 codes without their dots: editions differ in them and in how deep they go. */
function icdCodes(concept: Concept | undefined): string[] {
  return (concept?.coding ?? []).flatMap(({ system, code }) =>
    code !== undefined && (sameSystem(system, ICD10) || sameSystem(system, ICD10_CM))
      ? [code.toUpperCase().replace('.', '')]
      : [],
  )
}

function otherMalignancy(conditions: readonly Condition[], context: ReadContext): Criterion {
  const found = conditions.filter((condition) => isOtherMalignancy(condition, context))
  return criterion('noOtherMalignancy', found.length > 0 ? 'notMet' : 'unknown', found.map(conditionEvidence))
}

/** BCLC stage from Condition.stage or a staging Observation (mCODE): C is the study's. */
function stage(resources: ChartResources, conditions: readonly Condition[], context: ReadContext): Criterion {
  const fromConditions = conditions
    .filter((condition) => isConfirmed(condition) && isPresent(condition))
    .flatMap((condition) =>
      (condition.stage ?? []).map(({ summary, type }) => ({
        letter: bclcLetter(conceptName(summary), hasCode(type, BCLC) || mentionsBclc(conceptName(type))),
        evidence: { ...conditionEvidence(condition), text: conceptName(summary) },
      })),
    )
  const fromObservations = resources.observations
    .filter((item) => hasCode(item.code, BCLC) || hasCode(item.method, BCLC))
    .filter((item) => observationRefusal(item, context) === undefined)
    .toSorted((a, b) => dateOf(b) - dateOf(a))
    .map((item) => ({
      letter: bclcLetter(originalText(item), true),
      evidence: {
        reference: `Observation/${item.id}`,
        text: originalText(item),
        date: item.effectiveDateTime,
      },
    }))
  const stages = [...fromObservations, ...fromConditions].filter(({ letter }) => letter !== undefined)
  const [latest] = stages
  if (latest === undefined) return criterion('stage', 'unknown', [])
  return criterion('stage', latest.letter === 'C' ? 'met' : 'notMet', [latest.evidence])
}

/** For ordering: an undated stage counts as older than any. */
function dateOf({ effectiveDateTime }: Observation): number {
  return Date.parse(effectiveDateTime ?? '') || -Number.MAX_VALUE
}

function mentionsBclc(text: string): boolean {
  return /bclc|barcelona/i.test(text)
}

/** The BCLC letter of a short stage text: "C", "Stage C", "BCLC stage C". Texts that are neither marked as BCLC nor say so are other systems'. */
function bclcLetter(text: string, isBclc: boolean): string | undefined {
  if (!isBclc && !mentionsBclc(text)) return undefined
  return /^(?:bclc|barcelona clinic liver cancer)?[\s:-]*(?:stage)?[\s:-]*([0ABCD])[12]?$/i
    .exec(text.trim())?.[1]
    ?.toUpperCase()
}

function performance(resources: ChartResources, context: ReadContext): Criterion {
  const [latest] = resources.observations
    .filter((item) => hasCode(item.code, ECOG) && observationRefusal(item, context) === undefined)
    .flatMap((item) => {
      const time = chartTime(item.effectiveDateTime, context.site.timeZone)
      const score = item.valueInteger ?? item.valueQuantity?.value
      if (!time.ok || time.time.from > context.asOf.getTime() || score === undefined) return []
      return [{ item, score, at: time.time.to }]
    })
    .toSorted((a, b) => b.at - a.at)
  if (latest === undefined) return criterion('performance', 'unknown', [])
  const { item, score } = latest
  const evidence = {
    reference: `Observation/${item.id}`,
    text: `ECOG ${score}`,
    date: item.effectiveDateTime,
  }
  return criterion('performance', score === 0 || score === 1 ? 'met' : 'notMet', [evidence])
}

/** Prior therapy found is "not met"; none found stays unknown, since a chart seldom holds other hospitals' treatments. */
function priorTherapy(resources: ChartResources, index: IndexDate, context: ReadContext): Criterion {
  const before = (date: string | undefined) => {
    const time = chartTime(date, context.site.timeZone)
    return !time.ok || atOrBefore(time.time, index.time)
  }
  const names = (concepts: readonly (Concept | undefined)[]) =>
    concepts.flatMap((concept) => [concept?.text, ...(concept?.coding ?? []).map(({ display }) => display)])
  const matches = (pattern: RegExp, concepts: readonly (Concept | undefined)[]) =>
    names(concepts).some((name) => name !== undefined && pattern.test(name))
  const evidence: CriterionEvidence[] = []
  for (const item of resources.procedures) {
    const date = item.performedDateTime ?? item.performedPeriod?.start
    const done = item.status === 'completed' || item.status === 'in-progress'
    if (!done || !isSubject(item.subject, context.patientId) || !before(date)) continue
    if (matches(LOCOREGIONAL, [item.code])) {
      evidence.push({ reference: `Procedure/${item.id}`, text: conceptName(item.code), date })
    }
  }
  const drugs = [
    ...resources.orders
      .filter(isOrdered)
      .map((item) => ({ item, type: 'MedicationRequest', date: item.authoredOn })),
    ...resources.administrations.map((item) => ({
      item,
      type: 'MedicationAdministration',
      date: item.effectiveDateTime ?? item.effectivePeriod?.start,
    })),
    ...resources.statements.map((item) => ({
      item,
      type: 'MedicationStatement',
      date: item.effectiveDateTime ?? item.effectivePeriod?.start,
    })),
  ]
  for (const { item, type, date } of drugs) {
    if (!['active', 'completed', 'stopped', 'on-hold', 'in-progress'].includes(item.status)) continue
    if (!isSubject(item.subject, context.patientId) || !before(date)) continue
    const concepts = medicationOf(item, resources.medications)
    if (matches(SYSTEMIC, concepts)) {
      evidence.push({ reference: `${type}/${item.id}`, text: concepts.map(conceptName).join(', '), date })
    }
  }
  return criterion('noPriorTherapy', evidence.length > 0 ? 'notMet' : 'unknown', evidence)
}

function regimen({ started, lenvatinib, camrelizumab }: Therapy): Criterion {
  const evidence = [...lenvatinib, ...camrelizumab].map(({ reference, text, date }) => ({
    reference,
    text,
    date,
  }))
  return criterion('regimen', started === undefined ? 'unknown' : 'met', evidence)
}

function conditionEvidence(condition: Condition): CriterionEvidence {
  return {
    reference: `Condition/${condition.id}`,
    text: conceptName(condition.code),
    date: condition.onsetDateTime ?? condition.recordedDate,
  }
}

function criterion(
  id: Criterion['id'],
  state: Criterion['state'],
  evidence: readonly CriterionEvidence[],
): Criterion {
  return { id, state, evidence }
}
