import * as z from 'zod/mini'
import type { IndexDate } from '../chart-inputs.ts'
import { conceptName } from '../codes/code-match.ts'
import { type Drug, isDrug } from '../codes/drugs.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { type ChartTime, chartTime, instant } from '../resources/chart-time.ts'
import {
  type Concept,
  type Medication,
  type MedicationRequest,
  medicationSchema,
  type Reference,
} from '../resources/resource-schemas.ts'
import { isSubject, localReference } from '../resources/subject.ts'
import type { DrugRecord, Therapy } from './therapy.ts'

interface DatedRecord extends DrugRecord {
  readonly time: ChartTime
  /** When it is known to have ended (milliseconds); an administration ends with itself, an order without an end is open. */
  readonly until: number
}

/** The courses of both drugs, and the index date they give (design rule 1). */
export function readTherapy(
  resources: ChartResources,
  context: ReadContext,
): { therapy: Therapy; index: IndexDate } {
  const lenvatinib = recordsOf('lenvatinib', resources, context)
  const camrelizumab = recordsOf('camrelizumab', resources, context)
  const { enteredStart } = context
  if (enteredStart !== undefined) {
    return {
      therapy: { started: enteredStart, lenvatinib, camrelizumab },
      index: { time: enteredStart, basis: 'entered', references: [] },
    }
  }
  const first = [lenvatinib, camrelizumab].map(firstCourse)
  const [one, other] = first
  const start = one && other && combinedStart([one, lenvatinib], [other, camrelizumab])
  const therapy = { started: start?.time, lenvatinib, camrelizumab }
  if (start === undefined || one === undefined || other === undefined) {
    return { therapy, index: { time: instant(context.asOf), basis: 'today', references: [] } }
  }
  const references = [one.reference, other.reference]
  return { therapy, index: { time: start.time, basis: start.kind, references } }
}

/** Two missed three-week cycles: a drug whose last trace is older was over when the other began. */
export const SEQUENCE_GAP_MS = 42 * 86_400_000

type Course = readonly [first: DatedRecord, records: readonly DatedRecord[]]

/** The combination begins when its second drug does, unless the first is known to have ended well before: then the drugs followed each other. */
function combinedStart(one: Course, other: Course): DatedRecord | undefined {
  const [[, earlier], [second]] = one[0].time.from >= other[0].time.from ? [other, one] : [one, other]
  const lastTrace = Math.max(...earlier.map(({ until }) => until))
  return second.time.from - lastTrace > SEQUENCE_GAP_MS ? undefined : second
}

/** First administration, else order, else statement. */
function firstCourse(records: readonly DatedRecord[]): DatedRecord | undefined {
  for (const kind of ['administration', 'order', 'statement'] as const) {
    const ofKind = records.filter((record) => record.kind === kind)
    const [first] = ofKind.toSorted((a, b) => a.time.from - b.time.from)
    if (first !== undefined) return first
  }
  return undefined
}

const COUNTED = {
  administration: ['in-progress', 'completed', 'on-hold', 'stopped'],
  order: ['active', 'completed', 'on-hold'],
  statement: ['active', 'completed', 'on-hold', 'stopped'],
} as const

function recordsOf(drug: Drug, resources: ChartResources, context: ReadContext): DatedRecord[] {
  const { patientId, site } = context
  const medications = (item: MedicationHolder) => medicationOf(item, resources.medications)
  const records: DatedRecord[] = []
  const consider = (
    kind: DrugRecord['kind'],
    resourceType: string,
    item: MedicationHolder & { id?: string | undefined; status: string; subject?: Reference | undefined },
    date: string | undefined,
    end: string | undefined,
  ) => {
    if (item.id === undefined || !isSubject(item.subject, patientId)) return
    if (!COUNTED[kind].some((status) => status === item.status)) return
    const concepts = medications(item)
    if (!isDrug(drug, concepts, site.reading)) return
    const time = chartTime(date, site.timeZone)
    if (!time.ok || time.time.from > context.asOf.getTime()) return
    records.push({
      reference: `${resourceType}/${item.id}`,
      kind,
      text: concepts.map(conceptName).find((name) => name !== '') ?? drug,
      date,
      status: item.status,
      time: time.time,
      until: until(kind, time.time, end, site.timeZone),
    })
  }
  for (const item of resources.administrations) {
    consider(
      'administration',
      'MedicationAdministration',
      item,
      item.effectiveDateTime ?? item.effectivePeriod?.start,
      item.effectivePeriod?.end,
    )
  }
  for (const item of resources.orders) {
    if (!isOrdered(item)) continue
    const planned = item.dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod
    consider('order', 'MedicationRequest', item, planned?.start ?? item.authoredOn, planned?.end)
  }
  for (const item of resources.statements) {
    consider(
      'statement',
      'MedicationStatement',
      item,
      item.effectiveDateTime ?? item.effectivePeriod?.start,
      item.effectivePeriod?.end,
    )
  }
  return records
}

function until(
  kind: DrugRecord['kind'],
  time: ChartTime,
  end: string | undefined,
  timeZone: string | undefined,
): number {
  const ended = chartTime(end, timeZone)
  if (ended.ok) return ended.time.to
  return kind === 'administration' ? time.to : Number.POSITIVE_INFINITY
}

/** Whether a MedicationRequest orders the drug: not a suggestion, plan or option, and not an order to refrain from it. */
export function isOrdered({ doNotPerform, intent }: MedicationRequest): boolean {
  return doNotPerform !== true && !['proposal', 'plan', 'option'].includes(intent ?? '')
}

interface MedicationHolder {
  readonly medicationCodeableConcept?: Concept | undefined
  readonly medicationReference?: Reference | undefined
  readonly contained?:
    | readonly { readonly resourceType: string; readonly id?: string | undefined }[]
    | undefined
}

/** What a medication is called and coded as: given directly, contained, bundled, or by the reference's display. */
export function medicationOf(
  { medicationCodeableConcept, medicationReference, contained }: MedicationHolder,
  medications: readonly Medication[],
): Concept[] {
  if (medicationCodeableConcept !== undefined) return [medicationCodeableConcept]
  if (medicationReference === undefined) return []
  const { reference = '', display } = medicationReference
  const found = reference.startsWith('#')
    ? containedMedication(contained?.find(({ id }) => `#${id}` === reference))
    : medications.find(({ id }) => `Medication/${id}` === localReference(reference))
  const ingredients = (found?.ingredient ?? []).map(({ itemCodeableConcept }) => itemCodeableConcept)
  return [found?.code, ...ingredients, display === undefined ? undefined : { text: display }].filter(
    (concept) => concept !== undefined,
  )
}

function containedMedication(resource: unknown): Medication | undefined {
  const parsed = z.safeParse(medicationSchema, resource)
  return parsed.success ? parsed.data : undefined
}
