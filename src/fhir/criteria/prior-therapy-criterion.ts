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
import { type ChartPatient, subjectOf } from '../resources/subject.ts'
import { type Criterion, type CriterionEvidence, criterion } from './criteria.ts'
import { performedOn, procedureEvidence } from './tumour-criteria.ts'

/** Prior therapy found is "not met"; none found stays unknown, since a chart seldom holds other hospitals' treatments. */
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
  const evidence: CriterionEvidence[] = []
  for (const item of resources.procedures) {
    const done = item.status === 'completed' || item.status === 'in-progress'
    if (!done || subjectOf(item, patient) !== 'same' || !before(performedOn(item))) continue
    if (isLocoregional(item.code)) evidence.push(procedureEvidence(item))
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
    ...resources.dispenses.map((item) => ({
      item,
      type: 'MedicationDispense',
      date: item.whenHandedOver ?? item.whenPrepared,
    })),
  ]
  for (const { item, type, date } of drugs) {
    if (!['active', 'completed', 'stopped', 'on-hold', 'in-progress'].includes(item.status)) continue
    if (subjectOf(item, patient) !== 'same' || !before(date)) continue
    const concepts = medicationOf(item, resources.medications)
    if (concepts.some((concept) => isSystemic(concept) || isLocoregional(concept))) {
      evidence.push({ reference: `${type}/${item.id}`, text: concepts.map(conceptName).join(', '), date })
    }
  }
  evidence.push(...pairBefore(therapy, index, context))
  return criterion('noPriorTherapy', evidence.length > 0 ? 'notMet' : 'unknown', evidence)
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
