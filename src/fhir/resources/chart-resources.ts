import { momentOf } from './chart-time.ts'
import { openContained } from './contained.ts'
import { isObject, type Json } from './json.ts'
import {
  type BodyStructure,
  bodyStructureSchema,
  type Concept,
  type Condition,
  componentSchema,
  conceptSchema,
  conditionSchema,
  type DiagnosticReport,
  type DocumentReference,
  diagnosticReportSchema,
  documentReferenceSchema,
  type Encounter,
  encounterSchema,
  type Medication,
  type MedicationAdministration,
  type MedicationDispense,
  type MedicationRequest,
  type MedicationStatement,
  medicationAdministrationSchema,
  medicationDispenseSchema,
  medicationRequestSchema,
  medicationSchema,
  medicationStatementSchema,
  type Observation,
  observationSchema,
  type Patient,
  type Procedure,
  patientSchema,
  procedureSchema,
  type Reference,
  type RiskAssessment,
  referenceSchema,
  riskAssessmentSchema,
  type Specimen,
  specimenSchema,
  TREATMENT_TYPES,
  type Treatment,
  treatmentSchema,
} from './resource-schemas.ts'
import { referenceTo } from './server-base.ts'
import { type ReadBy, readAs, type Shape, UNREADABLE } from './shape.ts'

/** A chart's resources by type, as far as they could be read. */
export interface ChartResources {
  readonly patients: readonly Patient[]
  readonly observations: readonly Observation[]
  readonly reports: readonly DiagnosticReport[]
  readonly bodyStructures: readonly BodyStructure[]
  readonly specimens: readonly Specimen[]
  readonly conditions: readonly Condition[]
  readonly procedures: readonly Procedure[]
  readonly medications: readonly Medication[]
  readonly orders: readonly MedicationRequest[]
  readonly administrations: readonly MedicationAdministration[]
  readonly statements: readonly MedicationStatement[]
  readonly dispenses: readonly MedicationDispense[]
  /** Further records that may name a drug, procedures among them. */
  readonly treatments: readonly Treatment[]
  readonly riskAssessments: readonly RiskAssessment[]
  readonly documents: readonly DocumentReference[]
  /** They tell when a patient was last seen. */
  readonly encounters: readonly Encounter[]
  /** What is of a type that is read and whose shape is not FHIR's: whole resources, and components of an Observation that is read otherwise. */
  readonly malformed: readonly MalformedResource[]
}

export interface MalformedResource {
  readonly reference: string | undefined
  readonly resourceType: string
  /** What it would have been: its code, where that could still be read. */
  readonly code: Concept | undefined
  /** The medication it would have been about, where that could still be read: codes, names, the display of a reference. */
  readonly medication: readonly Concept[]
  /** Where its subject could still be read. */
  readonly subject: Reference | undefined
  /** The text as it was written, if it could still be read. */
  readonly status: string | undefined
  /** When it was measured, given, ordered or noted, as written, where that could still be read. */
  readonly date: string | undefined
}

const schemas = {
  Patient: patientSchema,
  Observation: observationSchema,
  DiagnosticReport: diagnosticReportSchema,
  BodyStructure: bodyStructureSchema,
  Specimen: specimenSchema,
  Condition: conditionSchema,
  Procedure: procedureSchema,
  Medication: medicationSchema,
  MedicationRequest: medicationRequestSchema,
  MedicationAdministration: medicationAdministrationSchema,
  MedicationStatement: medicationStatementSchema,
  MedicationDispense: medicationDispenseSchema,
  RiskAssessment: riskAssessmentSchema,
  DocumentReference: documentReferenceSchema,
  Encounter: encounterSchema,
}

const TREATMENTS: ReadonlySet<string> = new Set(TREATMENT_TYPES)

/** Every type of which something is read: for who need not keep the others. */
export const READ_TYPES: ReadonlySet<string> = new Set([...Object.keys(schemas), ...TREATMENT_TYPES])

/**
 * Sorts a flat list of resources by type. The same resource given twice (by overlapping searches) counts once, in its latest
 * version; those of a type come in the order of their ids, so that the order of answers never matters. Other types are passed by.
 */
export function chartResources(resources: readonly unknown[]): ChartResources {
  const all = latestVersions(resources).flatMap(opened)
  const latest = Map.groupBy(all, ({ resourceType }) => resourceType)
  const malformed: MalformedResource[] = []
  const of = <Type extends keyof typeof schemas>(type: Type): ReadBy<(typeof schemas)[Type]>[] => {
    const read: unknown[] = []
    for (const item of latest.get(type) ?? []) parse(type, item, read, malformed)
    return read as ReadBy<(typeof schemas)[Type]>[]
  }
  return {
    patients: of('Patient'),
    observations: of('Observation'),
    reports: of('DiagnosticReport'),
    bodyStructures: of('BodyStructure'),
    specimens: of('Specimen'),
    conditions: of('Condition'),
    procedures: of('Procedure'),
    medications: of('Medication'),
    orders: of('MedicationRequest'),
    administrations: of('MedicationAdministration'),
    statements: of('MedicationStatement'),
    dispenses: of('MedicationDispense'),
    treatments: [...latest].flatMap(([type, items]) =>
      TREATMENTS.has(type) ? items.flatMap(({ json }) => readAs(treatmentSchema, json) ?? []) : [],
    ),
    riskAssessments: of('RiskAssessment'),
    documents: of('DocumentReference'),
    encounters: of('Encounter'),
    malformed,
  }
}

function parse(
  type: keyof typeof schemas,
  { json, id }: Identified,
  read: unknown[],
  malformed: MalformedResource[],
): void {
  const reference = id === undefined ? undefined : referenceTo(type, id)
  const shape: Shape<unknown> = schemas[type]
  const whole = shape(json)
  // A panel's own value may be broken where its components are not.
  const item = whole === UNREADABLE ? shape(withoutOwnValue(json)) : whole
  if (item !== UNREADABLE) read.push(item)
  // Of a panel that cannot be read at all, every component is lost.
  const isLost = item === UNREADABLE ? () => true : isBroken
  // The same list: nothing of it was left out.
  const isWhole = isObject(item) && item['component'] === json['component']
  if (!isWhole) malformed.push(...malformedComponents(json, reference, isLost))
  if (whole === UNREADABLE) malformed.push(malformedResource(json, type, reference))
}

function isBroken(component: unknown): boolean {
  return component !== null && componentSchema(component) === UNREADABLE
}

/** The components of an Observation that are lost; the others are read. */
function malformedComponents(
  json: Json,
  reference: string | undefined,
  isLost: (component: unknown) => boolean,
): MalformedResource[] {
  if (json['resourceType'] !== 'Observation' || !Array.isArray(json['component'])) return []
  return json['component'].filter(isLost).map((component) => {
    const whole = malformedResource(json, 'Observation', reference)
    return {
      ...whole,
      code: conceptsIn(isObject(component) ? component['code'] : undefined)[0] ?? whole.code,
    }
  })
}

/** An Observation with components and without a value of its own; undefined for all else. */
function withoutOwnValue(json: Json): Json | undefined {
  if (!Array.isArray(json['component'])) return undefined
  const isValue = (name: string) => /^value[A-Z]/.test(name) || name === 'dataAbsentReason'
  return Object.fromEntries(Object.entries(json).filter(([name]) => !isValue(name)))
}

const MEDICATION = ['medicationCodeableConcept', 'medicationReference', 'medication'] as const
const DATES = [
  'effectiveDateTime',
  'effectiveInstant',
  'effectivePeriod',
  'occurenceDateTime',
  'occurencePeriod',
  'occurrenceDateTime',
  'occurrencePeriod',
  'authoredOn',
  'whenHandedOver',
  'whenPrepared',
  'performedDateTime',
  'performedPeriod',
  'onsetDateTime',
  'recordedDate',
  'dateAsserted',
] as const

function malformedResource(
  item: Json,
  resourceType: string,
  reference: string | undefined,
): MalformedResource {
  const dates = DATES.map((name) => item[name]).map((date) => (isObject(date) ? date['start'] : date))
  const words = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return {
    reference,
    resourceType,
    code: conceptsIn(item['code'])[0],
    medication: MEDICATION.flatMap((name) => conceptsIn(item[name])),
    subject: readAs(referenceSchema, item['subject']),
    status: words(item['status']),
    date: dates.map(words).find((date) => date !== undefined),
  }
}

/** The concepts in something that ought to be one: an array of them, a plain text, R5's `concept`, a reference's display. */
function conceptsIn(value: unknown): Concept[] {
  if (typeof value === 'string') return value === '' ? [] : [{ text: value }]
  if (Array.isArray(value)) return value.flatMap(conceptsIn)
  if (!isObject(value)) return []
  if (value['concept'] !== undefined) return conceptsIn(value['concept'])
  if (value['reference'] !== undefined) return conceptsIn(value['display'])
  const concept = readAs(conceptSchema, value)
  return concept !== undefined && (concept.text !== undefined || (concept.coding ?? []).length > 0)
    ? [concept]
    : []
}

interface Identified {
  readonly json: Json
  readonly resourceType: string
  readonly id: string | undefined
}

function identified(json: unknown): Identified[] {
  if (!isObject(json)) return []
  const { resourceType, id } = json
  if (typeof resourceType !== 'string') return []
  return [{ json, resourceType, id: typeof id === 'string' ? id : undefined }]
}

/** A resource, and the results that it contains. */
function opened(item: Identified): Identified[] {
  const { container, contained } = openContained(item.json)
  return [container, ...contained].flatMap(identified)
}

function latestVersions(resources: readonly unknown[]): Identified[] {
  const byKey = new Map<string, Identified>()
  const anonymous: Identified[] = []
  for (const item of resources.flatMap(identified)) {
    const key = `${item.resourceType}/${item.id}`
    const known = byKey.get(key)
    if (item.id === undefined) anonymous.push(item)
    else if (!known || isLater(item.json, known.json)) byKey.set(key, item)
  }
  return [...[...byKey.keys()].toSorted().flatMap((key) => byKey.get(key) ?? []), ...anonymous]
}

/** By time of update, where both are equal by version number; the rest only makes the choice the same in any order. */
function isLater(a: Json, b: Json): boolean {
  const later =
    updatedAt(a) - updatedAt(b) ||
    versionOf(a) - versionOf(b) ||
    (JSON.stringify(a) > JSON.stringify(b) ? 1 : -1)
  return later > 0
}

function updatedAt(json: Json): number {
  return momentOf(metaOf(json, 'lastUpdated')) || 0
}

function versionOf(json: Json): number {
  return Number.parseInt(metaOf(json, 'versionId'), 10) || 0
}

function metaOf({ meta }: Json, name: string): string {
  return isObject(meta) ? String(meta[name] ?? '') : ''
}
