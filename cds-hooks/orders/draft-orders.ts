import { bundleResources } from '../../src/fhir/resources/bundle-resources.ts'
import {
  conceptSchema,
  type Medication,
  type MedicationRequest,
  medicationRequestSchema,
  medicationSchema,
  referenceSchema,
} from '../../src/fhir/resources/resource-schemas.ts'
import {
  anything,
  boolean,
  listOf,
  object,
  optional,
  type ReadBy,
  readAs,
  type Shape,
  text,
} from '../../src/fhir/resources/shape.ts'
import { localReference } from '../../src/fhir/resources/subject.ts'
import { fail, ok, type Result } from '../../src/result.ts'

/** The drug orders in a `draftOrders` Bundle, with the medications they may point to. */
export interface DraftOrders {
  readonly orders: readonly DraftOrder[]
  readonly medications: readonly Medication[]
  /** Drug orders that are none of FHIR R4. */
  readonly unreadable: readonly UnreadableDraft[]
}

export interface UnreadableDraft {
  readonly code: 'draft-not-fhir' | 'draft-other-version'
  readonly reference: string
}

export interface DraftOrder {
  readonly order: MedicationRequest
  /** References under which it can be selected: its own, and those of the order sets it is part of. */
  readonly references: readonly string[]
}

const anyResource = object({ resourceType: text, id: optional(text) })
type AnyResource = ReadBy<typeof anyResource>

const group = object({
  action: optional(listOf(anything)),
  activity: optional(listOf(anything)),
})
const planned = object({
  detail: object({
    status: text,
    doNotPerform: optional(boolean),
    productCodeableConcept: optional(conceptSchema),
    productReference: optional(referenceSchema),
  }),
})
const containing = object({ contained: optional(listOf(anything)) })
const action = object({
  resource: optional(referenceSchema),
  /** CarePlan.activity */
  reference: optional(referenceSchema),
  action: optional(listOf(anything)),
})

/** RequestOrchestration is R5's name of RequestGroup. */
const SETS = ['RequestGroup', 'RequestOrchestration', 'CarePlan']

/**
 * Lays draft orders flat: single orders, order sets and care plans with contained, bundled or described parts, Bundles within
 * Bundles. The problem is the path of what keeps the whole from being read.
 */
export function draftOrders(bundle: unknown): Result<DraftOrders, readonly (string | number)[]> {
  const flat = bundleResources(bundle)
  if (!flat.ok) return fail(flat.path)
  const resources = flat.resources.flatMap((resource) => parsed(anyResource, resource))
  const sets = resources.filter(({ resourceType }) => SETS.includes(resourceType))
  const setsOf = new Map<string, string[]>()
  for (const set of sets) {
    for (const member of membersOf(set)) setsOf.set(member, [...(setsOf.get(member) ?? []), own(set)])
  }
  const orders = resources.flatMap((resource): DraftOrder[] => {
    const [order] = ofType(resource, 'MedicationRequest', medicationRequestSchema)
    return order ? [{ order, references: [own(resource), ...(setsOf.get(own(resource)) ?? [])] }] : []
  })
  const within = sets.flatMap((set) =>
    containedIn(set).flatMap((resource): DraftOrder[] => {
      const [order] = ofType(resource, 'MedicationRequest', medicationRequestSchema)
      // A contained order's "#drug" is contained beside it, in the order set.
      return order ? [{ order: { ...order, contained: containedIn(set) }, references: [own(set)] }] : []
    }),
  )
  return ok({
    orders: [...orders, ...within, ...sets.flatMap(plannedIn)],
    medications: resources.flatMap((resource) => ofType(resource, 'Medication', medicationSchema)),
    unreadable: [
      ...resources.flatMap((resource) => unreadable(resource, own(resource))),
      ...sets.flatMap((set) => containedIn(set).flatMap((resource) => unreadable(resource, own(set)))),
    ],
  })
}

function unreadable(resource: AnyResource, reference: string): UnreadableDraft[] {
  // DSTU2's name of MedicationRequest.
  if (resource.resourceType === 'MedicationOrder') return [{ code: 'draft-other-version', reference }]
  if (resource.resourceType !== 'MedicationRequest') return []
  return parsed(medicationRequestSchema, resource).length > 0 ? [] : [{ code: 'draft-not-fhir', reference }]
}

/** Activities of a care plan that describe a drug instead of pointing to its order. */
function plannedIn(set: AnyResource): DraftOrder[] {
  const whose = parsed(object({ subject: optional(referenceSchema) }), set)[0]?.subject
  return parsed(group, set)
    .flatMap(({ activity }) => activity ?? [])
    .flatMap((activity) => parsed(planned, activity))
    .flatMap(({ detail }): DraftOrder[] => {
      const { status, doNotPerform, productCodeableConcept, productReference } = detail
      if (productCodeableConcept === undefined && productReference === undefined) return []
      const order: MedicationRequest = {
        resourceType: 'MedicationRequest',
        status: PLANNED[status] ?? status,
        doNotPerform,
        subject: whose,
        medicationCodeableConcept: productCodeableConcept,
        medicationReference: productReference,
        contained: containedIn(set),
      }
      return [{ order, references: [own(set)] }]
    })
}

/** The statuses of an activity that an order has under another name. */
const PLANNED: Readonly<Record<string, string>> = {
  'not-started': 'draft',
  scheduled: 'active',
  'in-progress': 'active',
}

function own({ resourceType, id }: AnyResource): string {
  return `${resourceType}/${id ?? ''}`
}

function containedIn(resource: AnyResource): AnyResource[] {
  return parsed(containing, resource).flatMap(({ contained }) =>
    (contained ?? []).flatMap((item) => parsed(anyResource, item)),
  )
}

/** `Type/id` of every order an order set points to, however deeply its actions nest. */
function membersOf(set: AnyResource): string[] {
  const found: string[] = []
  const open = parsed(group, set).flatMap((it) => [...(it.action ?? []), ...(it.activity ?? [])])
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const part of parsed(action, next)) {
      const reference = part.resource?.reference ?? part.reference?.reference
      if (reference !== undefined) found.push(localReference(reference))
      open.push(...(part.action ?? []))
    }
  }
  return found
}

function ofType<T>(resource: AnyResource, type: string, schema: Shape<T>): T[] {
  return resource.resourceType === type ? parsed(schema, resource) : []
}

function parsed<T>(schema: Shape<T>, value: unknown): T[] {
  const read = readAs(schema, value)
  return read === undefined ? [] : [read]
}
