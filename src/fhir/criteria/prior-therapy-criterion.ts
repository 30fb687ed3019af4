import type { IndexDate } from '../chart-inputs.ts'
import { conceptName } from '../codes/code-match.ts'
import { isLocoregional, isSystemic } from '../codes/prior-therapy.ts'
import { SEQUENCE_GAP_MS } from '../read/courses.ts'
import { isOrdered } from '../read/drug-records.ts'
import { medicationOf } from '../read/medication-of.ts'
import type { Therapy } from '../read/therapy.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { atOrBefore, chartTime, liesAfter } from '../resources/chart-time.ts'
import type { Concept } from '../resources/resource-schemas.ts'
import { type ChartPatient, subjectOf, type Whose } from '../resources/subject.ts'
import { type Criterion, type CriterionEvidence, criterion } from './criteria.ts'
import { malformedEvidence, procedureEvidence } from './tumour-criteria.ts'

/** Prior therapy found is "not met"; none found stays unknown, since a chart seldom holds other hospitals' treatments. What cannot be read, or is of nobody told, is named. */
export function priorTherapyCriterion(
  resources: ChartResources,
  patient: ChartPatient,
  therapy: Therapy,
  index: IndexDate,
  context: ReadContext,
): Criterion {
  const before = (date: string | undefined) => {
    const time = chartTime(date, context.site.timeZone)
    if (liesAfter(date, context.asOf, context.site.timeZone)) return false
    return !time.ok || atOrBefore(time.time, index.time)
  }
  const isTherapy = (concept: Concept) => isSystemic(concept) || isLocoregional(concept)
  const procedures = resources.procedures
    .filter(({ status, code }) => ['completed', 'in-progress'].includes(status) && isLocoregional(code))
    .map((item) => ({ whose: subjectOf(item, patient), evidence: procedureEvidence(item) }))
  const drugs = drugsOnFile(resources).flatMap(({ item, date }) => {
    const concepts = medicationOf(item, resources.medications)
    if (!GIVEN.includes(item.status) || !concepts.some(isTherapy)) return []
    const reference = `${item.resourceType}/${item.id}`
    const evidence = { reference, text: concepts.map(conceptName).join(', '), date }
    return [{ whose: subjectOf(item, patient), evidence }]
  })
  const malformed = resources.malformed
    .filter(({ resourceType, code, medication }) =>
      resourceType === 'Procedure' ? isLocoregional(code) : medication.some(isTherapy),
    )
    .filter(({ status }) => status !== 'entered-in-error' && status !== 'not-done')
    .filter((item) => subjectOf(item, patient) !== 'other')
    .map((item) => ({ whose: 'unknown' as const, evidence: malformedEvidence(item) }))
  const found = [...procedures, ...drugs, ...malformed].filter(({ evidence }) => before(evidence.date))
  const of = (whose: Whose) => found.flatMap((item) => (item.whose === whose ? [item.evidence] : []))
  const own = [...of('same'), ...pairBefore(therapy, index, context)]
  return own.length > 0
    ? criterion('noPriorTherapy', 'notMet', own)
    : criterion('noPriorTherapy', 'unknown', of('unknown'))
}

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
