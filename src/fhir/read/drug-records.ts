import { conceptName, namesOf } from '../codes/code-match.ts'
import { type Drug, drugsOf } from '../codes/drugs.ts'
import type { RejectionReason } from '../reasons.ts'
import type { ChartResources, MalformedResource } from '../resources/chart-resources.ts'
import { type ChartTime, calendarDay, chartTime } from '../resources/chart-time.ts'
import type {
  Concept,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
  Reference,
} from '../resources/resource-schemas.ts'
import { localReference, subjectOf } from '../resources/subject.ts'
import type { ChartContext } from './chart-context.ts'
import { medicationOf } from './medication-of.ts'
import { treatmentDate } from './other-treatments.ts'
import { possibleTime, spanOf } from './possible-time.ts'
import type { DrugDoubt, DrugRecordKind } from './therapy.ts'
import { drugsPlanned, ordersOf } from './treatment-plans.ts'

/** A record of one of the two drugs, or of a drug that it does not tell. */
export interface DrugEntry {
  readonly kind: DrugRecordKind
  /** Both where the record does not tell its drug. */
  readonly drugs: readonly Drug[]
  readonly reference: string | undefined
  readonly text: string
  readonly date: string | undefined
  readonly status: string | undefined
  /** When the drug came on: by the clock for an administration, by the day for all else; undefined where that cannot be told. */
  readonly time: ChartTime | undefined
  /** First and last instant at which it may have come on, milliseconds. */
  readonly earliest: number
  readonly latest: number
  /** Until when it was on: at least, and at most. */
  readonly untilLeast: number
  readonly untilMost: number
  /** Why it may be no start of the drug, or not that of a known day; undefined where it is. */
  readonly doubt: RejectionReason | undefined
}

const PAIR: readonly Drug[] = ['lenvatinib', 'camrelizumab']

/** Statuses under which a drug was on for sure; any other but those of `NOT_GIVEN` leaves it open. */
const GIVEN: Readonly<Record<DrugRecordKind, readonly string[]>> = {
  administration: ['in-progress', 'completed', 'on-hold', 'stopped'],
  order: ['active', 'completed', 'on-hold'],
  dispense: ['completed'],
  statement: ['active', 'completed', 'on-hold', 'stopped'],
}

/** Statuses that say the record is none, or that the drug was not taken. */
export const NOT_GIVEN = [
  'entered-in-error',
  'not-done',
  'cancelled',
  'draft',
  'not-taken',
  'intended',
  'declined',
]

const TYPES = {
  MedicationAdministration: 'administration',
  MedicationRequest: 'order',
  MedicationDispense: 'dispense',
  MedicationStatement: 'statement',
} as const

type Resource = MedicationAdministration | MedicationRequest | MedicationDispense | MedicationStatement

/** What of a record says when the drug was on. */
interface When {
  readonly start: string | undefined
  readonly end: string | undefined
  /** Days that a dispensed supply lasts. */
  readonly days?: number | undefined
}

/** Every record of either drug, or of a drug it does not tell, that may count (docs/reading-rules.md, 1). */
export function drugEntries(resources: ChartResources, context: ChartContext): DrugEntry[] {
  const { administrations, orders, dispenses, statements } = resources
  const all: readonly Resource[] = [
    ...administrations,
    ...orders.filter(isOrdered),
    ...dispenses,
    ...statements,
  ]
  const entries = [
    ...all.flatMap((item) => entryOf(item, whenOf(item), resources, context)),
    ...resources.malformed.flatMap((item) => malformedEntry(item, context)),
  ].filter(({ earliest }) => earliest <= context.asOf.getTime())
  const others = otherEntries(resources, entries, context)
  const renewals = Map.groupBy(orders, ({ priorPrescription }) => referenceOf(priorPrescription))
  return [...entries, ...others, ...orders.flatMap((order) => priorEntry(order, entries))]
    .map((entry) => continued(entry, entries, renewals.get(entry.reference ?? '') ?? []))
    .map((entry) => renewed(entry, entries, context.site.reading.courseGapDays))
}

/** An order that another one renews was on until then, however long that took: `renewedBy` are the orders that name it as theirs before. */
function continued(
  entry: DrugEntry,
  entries: readonly DrugEntry[],
  renewedBy: readonly MedicationRequest[],
): DrugEntry {
  const renewals = renewedBy.map(({ id }) => `MedicationRequest/${id}`)
  // Nearly no order is renewed, and records may be many.
  const until = (renewals.length === 0 ? [] : entries)
    .filter(
      ({ reference, drugs }) =>
        renewals.includes(reference ?? '') && drugs.some((it) => entry.drugs.includes(it)),
    )
    .map(({ earliest }) => earliest)
  const untilLeast = Math.max(entry.untilLeast, ...until)
  return { ...entry, untilLeast, untilMost: Math.max(entry.untilMost, untilLeast) }
}

/** Whether a MedicationRequest orders the drug: not a suggestion, plan or option, and not an order to refrain from it. */
export function isOrdered({ doNotPerform, intent }: MedicationRequest): boolean {
  return doNotPerform !== true && !['proposal', 'plan', 'option'].includes((intent ?? '').toLowerCase())
}

function whenOf(item: Resource): When {
  switch (item.resourceType) {
    case 'MedicationRequest':
      return plannedOf(item)
    case 'MedicationDispense':
      return {
        start: item.whenHandedOver ?? item.whenPrepared,
        end: undefined,
        days: item.daysSupply?.value,
      }
    case 'MedicationAdministration': {
      const period = item.effectivePeriod ?? item.occurencePeriod ?? item.occurrencePeriod
      const time = item.effectiveDateTime ?? item.occurenceDateTime ?? item.occurrenceDateTime
      return { start: time ?? period?.start, end: period?.end }
    }
    case 'MedicationStatement':
      return { start: item.effectiveDateTime ?? item.effectivePeriod?.start, end: item.effectivePeriod?.end }
  }
}

/** From the first to the last day that an order plans, whatever the order of its dosages; open at the end where one of them is. */
function plannedOf({ authoredOn, dosageInstruction = [] }: MedicationRequest): When {
  const planned = dosageInstruction.map(({ timing }) => {
    const { start, end } = timing?.repeat?.boundsPeriod ?? {}
    return { starts: start === undefined ? (timing?.event ?? []) : [start], end }
  })
  const [start] = planned.flatMap(({ starts }) => starts).toSorted(byDay)
  const ends = planned.flatMap(({ end }) => end ?? [])
  return {
    start: start ?? authoredOn,
    end: ends.length === planned.length ? ends.toSorted(byDay).at(-1) : undefined,
  }
}

/** Dates as written by their days; what is no date comes first, as it may be any. */
function byDay(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => (/^\d{4}/.test(text) ? text : ''))
  return (a ?? '').localeCompare(b ?? '')
}

/** Whether a record says that nothing was given: as releases before R4 say it, or by a dose or a supply of nothing. */
function isDenied(item: Resource): boolean {
  if (item.resourceType === 'MedicationStatement') return item.taken === 'n' || item.wasNotTaken === true
  if (item.resourceType === 'MedicationDispense') return item.quantity?.value === 0
  if (item.resourceType !== 'MedicationAdministration') return false
  return item.notGiven === true || item.wasNotGiven === true || item.dosage?.dose?.value === 0
}

/** Why a record ended, in words by which it never began. */
const NEVER_BEGAN =
  /\b(never|not( yet)?) (been )?(tak|giv|start|begun|used|administ|fill|pick)|declin|refus|未[服用予使给開开曾取]|拒/i

function entryOf(item: Resource, when: When, resources: ChartResources, context: ChartContext): DrugEntry[] {
  const { status } = item
  const whose = subjectOf(item, context.patient)
  if (whose === 'other' || NOT_GIVEN.includes(status) || isDenied(item)) return []
  const { reading } = context.site
  const concepts = medicationOf(item, resources.medications)
  const { drugs: told, mayBe, told: isTold } = drugsOf(concepts, reading)
  const named = [told, mayBe, drugsOf(notesOf(item), reading).drugs].find((list) => list.length > 0)
  const drugs = named ?? (isTold ? [] : PAIR)
  if (drugs.length === 0) return []
  const kind = TYPES[item.resourceType]
  const reference = item.id === undefined ? undefined : `${item.resourceType}/${item.id}`
  return [
    dated(
      { kind, drugs, reference, text: nameOf(concepts, told), status },
      when,
      doubtOf(kind, item, whose === 'unknown', told.length === 0),
      context,
    ),
  ]
}

/** What a medication is called first, else the drug that it was told to be. */
function nameOf(medication: readonly Concept[], [drug]: readonly Drug[]): string {
  return medication.map(conceptName).find((name) => name !== '') ?? drug ?? ''
}

function doubtOf(
  kind: DrugRecordKind,
  item: Resource,
  isSubjectUnknown: boolean,
  isUntold: boolean,
): RejectionReason | undefined {
  if (isSubjectUnknown) return 'subject-unknown'
  if (isUntold) return 'drug-not-told'
  if ((item.modifierExtension ?? []).length > 0) return 'modifier-extension'
  if (isNeverBegun(item)) return 'status-unknown'
  // R5's element in a chart of R4: read as what it seems to say, and no more.
  if (item.medication !== undefined) return 'malformed'
  if (kind === 'order' && item.status === 'stopped') return 'order-stopped'
  return GIVEN[kind].includes(item.status) ? undefined : 'status-unknown'
}

function isNeverBegun(item: Resource): boolean {
  const reasons = item.resourceType === 'MedicationDispense' ? [] : (item.statusReason ?? [])
  return reasons.some((reason) => namesOf(reason).some((name) => NEVER_BEGAN.test(name)))
}

function notesOf({ note }: Resource): Concept[] {
  return (note ?? []).map(({ text }) => ({ text }))
}

function dated(
  entry: Pick<DrugEntry, 'kind' | 'drugs' | 'reference' | 'text' | 'status'>,
  { start, end, days }: When,
  doubt: RejectionReason | undefined,
  context: ChartContext,
): DrugEntry {
  const { timeZone } = context.site
  const asOf = context.asOf.getTime()
  const read = chartTime(start, timeZone)
  const time = read.ok
    ? entry.kind === 'administration'
      ? read.time
      : dayOf(read.time, timeZone)
    : undefined
  const span = time === undefined ? possibleTime(start, timeZone, asOf) : spanOf(time)
  const ended = chartTime(end, timeZone)
  const supply = days === undefined ? 0 : days * 86_400_000
  const isOpen = entry.status === 'active' || entry.status === 'on-hold'
  const isMoment = entry.kind === 'administration' || entry.kind === 'dispense'
  const until = ended.ok ? ended.time.to : isMoment ? span.latest + supply : undefined
  return {
    ...entry,
    date: start,
    time,
    ...span,
    untilLeast: until ?? (isOpen ? Number.POSITIVE_INFINITY : span.latest),
    untilMost: until ?? Number.POSITIVE_INFINITY,
    doubt: doubt ?? (read.ok ? undefined : read.code),
  }
}

/** The day on which something was written: an order is no dose. */
function dayOf(time: ChartTime, timeZone: string | undefined): ChartTime {
  const day = chartTime(calendarDay(time, timeZone), timeZone)
  return day.ok ? day.time : time
}

/** Plans, and treatments charted as procedures or under names of other releases: they name a drug, and do not tell that it was given. */
function otherEntries(
  { treatments, orders, medications }: ChartResources,
  entries: readonly DrugEntry[],
  context: ChartContext,
): DrugEntry[] {
  return treatments.flatMap((item) => {
    const { status = '', intent = '', doNotPerform, resourceType, id } = item
    if (NOT_GIVEN.includes(status) || NO_TREATMENT.includes(status) || doNotPerform === true) return []
    const isPlan = resourceType === 'CarePlan' ? [] : ['plan']
    if (['proposal', 'option', ...isPlan].includes(intent) || subjectOf(item, context.patient) === 'other')
      return []
    const { drugs, isUntold, text } = drugsPlanned(item, medications, context.site.reading)
    if (drugs.length === 0) return []
    const reference = id === undefined ? undefined : `${resourceType}/${id}`
    const kind = resourceType === 'Procedure' ? 'administration' : 'order'
    const when = { start: treatmentDate(item), end: undefined }
    const doubt = isUntold ? 'drug-not-told' : 'other-record'
    const entry = dated({ kind, drugs, reference, text, status }, when, doubt, context)
    if (entry.earliest > context.asOf.getTime()) return []
    const ofPlan = [
      ...ordersOf(item, treatments),
      ...orders.flatMap(({ id: own, basedOn = [] }) =>
        id !== undefined && basedOn.some((plan) => referenceOf(plan) === reference)
          ? [`MedicationRequest/${own}`]
          : [],
      ),
    ]
    const areThere = ofPlan.every((order) => entries.some((other) => other.reference === order))
    // A dose may be charted as a procedure too, and orders that a plan refers to are read by themselves.
    const isThere = drugs.every((drug) =>
      entries.some(
        (other) =>
          other.doubt === undefined &&
          other.drugs.includes(drug) &&
          (Math.abs(other.earliest - entry.earliest) <= 86_400_000 ||
            (areThere && ofPlan.includes(other.reference ?? ''))),
      ),
    )
    return isThere ? [] : [{ ...entry, untilMost: Number.POSITIVE_INFINITY }]
  })
}

const NO_TREATMENT = ['preparation', 'rejected']

function malformedEntry(item: MalformedResource, context: ChartContext): DrugEntry[] {
  const { resourceType, medication, subject, status, date, reference } = item
  const kind = Object.entries(TYPES).find(([type]) => type === resourceType)?.[1]
  if (kind === undefined || (status !== undefined && NOT_GIVEN.includes(status))) return []
  if (subjectOf({ subject }, context.patient) === 'other') return []
  const { drugs: told, mayBe, told: isTold } = drugsOf(medication, context.site.reading)
  if (told.length === 0 && isTold) return []
  const text = nameOf(medication, told)
  const drugs = [told, mayBe].find((list) => list.length > 0) ?? PAIR
  return [
    dated({ kind, drugs, reference, text, status }, { start: date, end: undefined }, 'malformed', context),
  ]
}

/** A renewed order tells of one before it; where that one was not delivered, the drug began on an earlier, unknown day. */
function priorEntry(
  { id, priorPrescription }: MedicationRequest,
  entries: readonly DrugEntry[],
): DrugEntry[] {
  const prior = referenceOf(priorPrescription)
  const renewal = entries.find(({ reference }) => reference === `MedicationRequest/${id}`)
  if (priorPrescription === undefined || renewal === undefined) return []
  // Known by its number or name alone, it may be any order of the drug before this one.
  const isPrior = ({ reference, kind, drugs, earliest }: DrugEntry) =>
    prior === undefined
      ? kind === 'order' &&
        reference !== renewal.reference &&
        earliest <= renewal.earliest &&
        renewal.drugs.every((drug) => drugs.includes(drug))
      : reference === prior
  if (entries.some(isPrior)) return []
  return [
    {
      ...renewal,
      reference: prior,
      date: undefined,
      status: undefined,
      time: undefined,
      earliest: Number.NEGATIVE_INFINITY,
      untilLeast: renewal.latest,
      untilMost: renewal.latest,
      doubt: 'not-delivered',
    },
  ]
}

function referenceOf(reference: Reference | undefined): string | undefined {
  return reference?.reference === undefined ? undefined : localReference(reference.reference)
}

/** A stopped order that another record of the drug follows without a gap was a change of dose: the drug was on. */
function renewed(entry: DrugEntry, entries: readonly DrugEntry[], gapDays: number): DrugEntry {
  if (entry.doubt !== 'order-stopped') return entry
  const isFollowed = entries.some(
    (other) =>
      other.doubt === undefined &&
      other.drugs.some((drug) => entry.drugs.includes(drug)) &&
      other.earliest >= entry.earliest &&
      other.earliest - Math.max(entry.latest, entry.untilLeast) <= gapDays * 86_400_000,
  )
  return isFollowed ? { ...entry, doubt: undefined } : entry
}

/** The entry as a doubt to be named beside the index date. */
export function drugDoubt(entry: DrugEntry, reason: RejectionReason): DrugDoubt {
  const { reference, kind, drugs, text, date, status } = entry
  return { reference, kind, drug: drugs.length === 1 ? drugs[0] : undefined, text, date, status, reason }
}
