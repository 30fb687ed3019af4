import type { IndexDate } from '../chart-inputs.ts'
import { conceptName } from '../codes/code-match.ts'
import { isLocoregional, isSystemic } from '../codes/prior-therapy.ts'
import { SEQUENCE_GAP_MS } from '../read/courses.ts'
import { isOrdered, NOT_GIVEN } from '../read/drug-records.ts'
import { medicationOf } from '../read/medication-of.ts'
import { possibleTime, spanOf } from '../read/possible-time.ts'
import type { Therapy } from '../read/therapy.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { chartTime } from '../resources/chart-time.ts'
import type { Concept } from '../resources/resource-schemas.ts'
import { type ChartPatient, subjectOf, type Whose } from '../resources/subject.ts'
import { isRefuted } from './condition-status.ts'
import { type Criterion, type CriterionEvidence, criterion } from './criteria.ts'
import { conditionEvidence, malformedEvidence, procedureEvidence } from './tumour-criteria.ts'

/** Prior therapy found is "not met"; none found stays unknown, since a chart seldom holds other hospitals' treatments. What cannot be read, or is of nobody told, is named. */
export function priorTherapyCriterion(
  resources: ChartResources,
  patient: ChartPatient,
  therapy: Therapy,
  index: IndexDate,
  context: ReadContext,
): Criterion {
  const asOf = context.asOf.getTime()
  const { from } = index
  const when = (date: string | undefined): 'before' | 'maybe' | 'after' => {
    const time = chartTime(date, context.site.timeZone)
    const { earliest, latest } = time.ok ? spanOf(time.time) : possibleTime(date, context.site.timeZone, asOf)
    if (earliest > asOf || earliest > index.time.to) return 'after'
    // A day covers the start on it; what is known to a month only, or where the start is open, lies before it for sure or may do.
    const first = from?.to ?? Number.NEGATIVE_INFINITY
    return (time.ok ? earliest : latest) <= first || index.state === 'not-begun' ? 'before' : 'maybe'
  }
  const isTherapy = (concept: Concept) => isSystemic(concept) || isLocoregional(concept)
  const procedures = resources.procedures
    .filter(({ status, code }) => !NOT_DONE.includes(status) && isLocoregional(code))
    .map((item) => ({
      whose: certainIf(['completed', 'in-progress'].includes(item.status), subjectOf(item, patient)),
      evidence: procedureEvidence(item),
    }))
  const drugs = drugsOnFile(resources).flatMap(({ item, date }) => {
    const concepts = medicationOf(item, resources.medications)
    if (NOT_DONE.includes(item.status) || !concepts.some(isTherapy)) return []
    const isGiven = GIVEN.includes(item.status) && (item.modifierExtension ?? []).length === 0
    const reference = `${item.resourceType}/${item.id}`
    const evidence = { reference, text: concepts.map(conceptName).join(', '), date }
    return [{ whose: certainIf(isGiven, subjectOf(item, patient)), evidence }]
  })
  // Problem lists tell it too: "status post TACE".
  const told = resources.conditions
    .filter((item) => !isRefuted(item) && (isLocoregional(item.code) || (item.code && isSystemic(item.code))))
    .map((item) => ({
      whose: certainIf((item.modifierExtension ?? []).length === 0, subjectOf(item, patient)),
      evidence: conditionEvidence(item),
    }))
  const malformed = resources.malformed
    .filter(({ resourceType, code, medication }) =>
      resourceType === 'Procedure' ? isLocoregional(code) : medication.some(isTherapy),
    )
    .filter(({ status }) => status === undefined || !NOT_DONE.includes(status))
    .filter((item) => subjectOf(item, patient) !== 'other')
    .map((item) => ({ whose: 'unknown' as const, evidence: malformedEvidence(item) }))
  const found = [...procedures, ...drugs, ...told, ...malformed].flatMap(({ whose, evidence }) => {
    const then = when(evidence.date)
    if (then === 'after' || whose === 'other') return []
    return [{ isSure: then === 'before' && whose === 'same', evidence }]
  })
  const of = (isSure: boolean) => found.flatMap((item) => (item.isSure === isSure ? [item.evidence] : []))
  const own = [...of(true), ...pairBefore(therapy, index, context)]
  return own.length > 0
    ? criterion('noPriorTherapy', 'notMet', own)
    : criterion('noPriorTherapy', 'unknown', of(false))
}

/** Whose it is, where it counts for sure; what may not count is in doubt, as is what may be another's. */
function certainIf(isCertain: boolean, whose: Whose): Whose {
  return isCertain || whose === 'other' ? whose : 'unknown'
}

const NOT_DONE = [...NOT_GIVEN, 'preparation']

/** Statuses of drug records by which a drug was on, or meant to be. */
const GIVEN = ['active', 'completed', 'stopped', 'on-hold', 'in-progress']

function drugsOnFile({ orders, administrations, statements, dispenses }: ChartResources) {
  return [
    ...orders.filter(isOrdered).map((item) => ({ item, date: item.authoredOn })),
    ...[...administrations, ...statements].map((item) => ({
      item,
      date: item.effectiveDateTime ?? item.effectivePeriod?.start,
    })),
    ...dispenses.map((item) => ({ item, date: item.whenHandedOver ?? item.whenPrepared })),
  ]
}

/** One of the two drugs long before the combination began, by itself or in an earlier course, is systemic therapy before it. */
function pairBefore(
  { lenvatinib, camrelizumab }: Therapy,
  index: IndexDate,
  { site }: ReadContext,
): CriterionEvidence[] {
  // While the start is open, the earliest that is possible decides what surely came before it.
  const start = index.from?.from ?? Number.NEGATIVE_INFINITY
  return [lenvatinib, camrelizumab].flatMap((records) => {
    // What was only ordered early, and is known to have been given later, was not yet therapy.
    const given = records.filter(({ kind }) => kind !== 'order')
    return (given.length > 0 ? given : records).flatMap(({ reference, text, date }) => {
      const time = chartTime(date, site.timeZone)
      return time.ok && start - time.time.to > SEQUENCE_GAP_MS ? [{ reference, text, date }] : []
    })
  })
}
