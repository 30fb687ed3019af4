import { namesOf } from '../codes/code-match.ts'
import type { ChartResources } from './chart-resources.ts'
import type { Concept, Reference } from './resource-schemas.ts'
import { literalUrl, serverOf } from './server-base.ts'

/** Whose a resource is: the patient's, somebody else's, or not to be told from what it says. */
export type Whose = 'same' | 'other' | 'unknown'

/** What a subject is held against. */
export interface ChartPatient {
  readonly id: string
  /** The server whose chart this is (`serverOf`); undefined where nothing says. */
  readonly server: string | undefined
  /** `system|value` of the patient's identifiers. */
  readonly identifiers: ReadonlySet<string>
  /** Other records of the same person, `Patient/x`, by the Patient's own links. */
  readonly linked: ReadonlySet<string>
}

interface Owned {
  readonly subject?: Reference | undefined
  /** BodyStructure names its owner so. */
  readonly patient?: Reference | undefined
  readonly focus?: readonly Reference[] | undefined
  /** Read of Observations alone; of other types it is whatever was sent. */
  readonly resourceType?: string
  readonly extension?:
    | readonly { readonly url: string; readonly valueCodeableConcept?: Concept | undefined }[]
    | undefined
}

/** What an Observation is about in place of its subject, as a code: R4's extension, and DSTU2's. */
const FOCUS_CODE = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/observation-foc(usCode|al-subject)$/

/**
 * The patient of a chart. `base`: the server's address, where it is known (of the session, or of the Bundle's fullUrls). Where it is
 * not, and every reference to the patient names one and the same server, the chart is that server's.
 */
export function chartPatient(
  chart: ChartResources,
  { patientId, base }: { readonly patientId: string; readonly base?: string | undefined },
): ChartPatient {
  const patient = chart.patients.find(({ id }) => id === patientId)
  return {
    id: patientId,
    server: base === undefined ? onlyServer(chart, patientId) : serverOf(base),
    identifiers: new Set((patient?.identifier ?? []).flatMap((item) => identifierKey(item) ?? [])),
    linked: new Set(
      (patient?.link ?? []).flatMap(({ other: { reference } }) =>
        reference === undefined ? [] : [localReference(reference)],
      ),
    ),
  }
}

function onlyServer(chart: ChartResources, patientId: string): string | undefined {
  const servers = new Set<string | undefined>()
  const { observations, reports, conditions, procedures, riskAssessments, documents } = chart
  const { orders, administrations, statements, dispenses } = chart
  const owned = [
    ...[observations, reports, conditions, procedures, riskAssessments, documents],
    ...[orders, administrations, statements, dispenses],
  ]
  const relative = `Patient/${patientId}`
  for (const list of owned) {
    for (const { subject } of list) {
      const url = subject?.reference === relative ? undefined : literalUrl(subject?.reference ?? '')
      if (subject?.reference === relative) servers.add(undefined)
      else if (url?.type === 'Patient' && url.id === patientId) servers.add(url.base && serverOf(url.base))
    }
  }
  const [only] = servers
  return servers.size === 1 ? only : undefined
}

/**
 * Whose a resource is, by its whole reference, base address included; a relative one is of the chart's own server. A reference that
 * cannot be followed (contained, conditional, a URN of nothing delivered) tells nothing, unless its identifier is one of the patient's.
 * What is about another person beside its subject (`focus`: donor, fetus) is that person's.
 */
export function subjectOf(owned: Owned, patient: ChartPatient): Whose {
  const { subject, patient: owner, focus, extension } = owned
  const own = referenceWhose(subject ?? owner, patient)
  if (focus === undefined && extension === undefined) return own
  const coded = (owned.resourceType === 'Observation' ? (extension ?? []) : [])
    .filter(({ url }) => FOCUS_CODE.test(url))
    .map(({ valueCodeableConcept }) =>
      namesOf(valueCodeableConcept).some((name) => PERSON_WORDS.test(name)) ? 'other' : 'unknown',
    )
  const whose = [own, ...(focus ?? []).map((item) => focusWhose(item, patient)), ...coded]
  if (whose.includes('other')) return 'other'
  return whose.includes('unknown') ? 'unknown' : 'same'
}

function referenceWhose(reference: Reference | undefined, patient: ChartPatient): Whose {
  const literal = reference?.reference ?? ''
  const identifier = reference?.identifier && identifierKey(reference.identifier)
  const isOwn = literal === `Patient/${patient.id}`
  const url = isOwn ? undefined : literalUrl(literal)
  const whose = url === undefined ? 'same' : urlWhose(url, patient)
  if (url !== undefined || isOwn) {
    return whose === 'same' && isAnothers(identifier, patient) ? 'unknown' : whose
  }
  return identifier !== undefined && patient.identifiers.has(identifier) ? 'same' : 'unknown'
}

/** Whether an identifier is another than the patient has of its kind: then one of the two, reference or identifier, is wrong. */
function isAnothers(identifier: string | undefined, { identifiers }: ChartPatient): boolean {
  if (identifier === undefined || identifiers.has(identifier)) return false
  const system = identifier.slice(0, identifier.indexOf('|') + 1)
  return [...identifiers].some((own) => own.startsWith(system))
}

function urlWhose(
  { base, type, id }: NonNullable<ReturnType<typeof literalUrl>>,
  patient: ChartPatient,
): Whose {
  const own = base === undefined || serverOf(base) === patient.server
  if (own && type === 'Patient' && id === patient.id) return 'same'
  return own && patient.linked.has(`${type}/${id}`) ? 'unknown' : 'other'
}

/** Types whose instances are persons, or may be. */
const PERSONS = ['Patient', 'RelatedPerson', 'Group', 'Person', 'Practitioner']
/** Persons that a focus names by words alone. */
const PERSON_WORDS =
  /\b(donor|f(o)?et(us|al)|mother|father|infant|baby|newborn|sibling)s?\b|供体|供者|胎儿|母亲|父亲|新生儿/i

/** A focus on a lesion, a specimen or a device is no other person; one that does not say what it is may be. */
function focusWhose(focus: Reference, patient: ChartPatient): Whose {
  const { reference, display, identifier, type } = focus
  const url = literalUrl(reference ?? '')
  const kind = url?.type ?? type
  if (kind !== undefined && !PERSONS.includes(kind)) return 'same'
  if (url !== undefined) return urlWhose(url, patient)
  if (kind !== undefined || reference !== undefined || identifier !== undefined || display === undefined) {
    return referenceWhose(focus, patient)
  }
  return PERSON_WORDS.test(display) ? 'other' : 'same'
}

function identifierKey({
  system,
  value,
}: {
  readonly system?: string | undefined
  readonly value?: string | undefined
}): string | undefined {
  return system === undefined || value === undefined ? undefined : `${system}|${value}`
}

/** Whether a resource's subject is this patient: `Patient/p1`, an absolute URL ending so, with or without a version. No subject is nobody's. */
export function isSubject(subject: Reference | undefined, patientId: string): boolean {
  return referencedId(subject?.reference, 'Patient') === patientId
}

/** The id a literal reference of a type points to; undefined for other types, contained (`#x`) and logical references. */
export function referencedId(reference: string | undefined, type: string): string | undefined {
  if (reference === undefined) return undefined
  const local = localReference(reference)
  return local.startsWith(`${type}/`) ? local.slice(type.length + 1) : undefined
}

/** `Type/id` of a literal reference, without base and version. */
export function localReference(reference: string): string {
  const version = reference.indexOf('/_history/')
  const path = version < 0 ? reference : reference.slice(0, version)
  const last = path.lastIndexOf('/')
  return last <= 0 ? path : path.slice(path.lastIndexOf('/', last - 1) + 1)
}
