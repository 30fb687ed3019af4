import { type Drug, drugsOf } from '../../src/fhir/codes/drugs.ts'
import { SEQUENCE_GAP_MS } from '../../src/fhir/read/courses.ts'
import { type DrugEntry, drugEntries, isOrdered } from '../../src/fhir/read/drug-records.ts'
import { medicationOf } from '../../src/fhir/read/medication-of.ts'
import type { ReadContext } from '../../src/fhir/read-context.ts'
import type { ChartResources } from '../../src/fhir/resources/chart-resources.ts'
import { type ChartPatient, chartPatient, subjectOf } from '../../src/fhir/resources/subject.ts'

/** Whether the drug that is not drafted is in use. `not-told`: a record may be one of it and cannot be read for sure. */
export type PartnerUse = 'in-use' | 'not-in-use' | 'not-told'

/** An order may be signed today that begins in some months. */
const AHEAD_MS = 365 * 86_400_000

/**
 * Whether a drug is in use by the chart: ordered and not yet done, given, handed out or stated to be taken within the time in which
 * two drugs count as one combination (docs/reading-rules.md, 1), or saved as a draft beside the one that is being ordered.
 */
export function partnerUse(partner: Drug, chart: ChartResources, context: ReadContext): PartnerUse {
  const patient = chartPatient(chart, context)
  if (hasDraft(partner, chart, context, patient)) return 'in-use'
  const now = context.asOf.getTime()
  const ahead = new Date(now + AHEAD_MS)
  const uses = drugEntries(chart, { ...context, asOf: ahead, patient })
    .filter(({ drugs }) => drugs.includes(partner))
    .map((entry) => useOf(entry, now))
  return uses.find((use) => use === 'in-use') ?? uses.find((use) => use === 'not-told') ?? 'not-in-use'
}

function useOf(entry: DrugEntry, now: number): PartnerUse {
  const { kind, status = '', doubt, untilLeast, untilMost } = entry
  // A renewed order's predecessor, and what was stopped, are not in force.
  if (doubt === 'order-stopped' || doubt === 'not-delivered') return 'not-in-use'
  const isOpen = ['active', 'on-hold', 'in-progress'].includes(status)
  const isDone = kind === 'order' || kind === 'statement' ? !isOpen : false
  if (isDone && doubt !== 'status-unknown' && doubt !== 'malformed') return 'not-in-use'
  const isWithin = (until: number) => until >= now - SEQUENCE_GAP_MS
  if (!isWithin(untilMost)) return 'not-in-use'
  const isSure = doubt === undefined || (isOpen && DATES.includes(doubt))
  if (isSure) return isWithin(untilLeast) ? 'in-use' : 'not-in-use'
  return isWithin(entry.latest) || isOpen ? 'not-told' : 'not-in-use'
}

/** What is open is in force whenever it began. */
const DATES: readonly DrugEntry['doubt'][] = ['date-missing', 'date-imprecise', 'date-invalid']

/** Two drugs can be drafted one after the other, each in a call of its own. A draft that was left lying is none. */
function hasDraft(
  partner: Drug,
  { orders, medications }: ChartResources,
  { asOf, site }: ReadContext,
  patient: ChartPatient,
): boolean {
  return orders.some(
    (order) =>
      order.status === 'draft' &&
      isOrdered(order) &&
      subjectOf(order, patient) === 'same' &&
      !(Date.parse(order.authoredOn ?? '') < asOf.getTime() - SEQUENCE_GAP_MS) &&
      drugsOf(medicationOf(order, medications), site.reading).drugs.includes(partner),
  )
}
