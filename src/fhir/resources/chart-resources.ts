import * as z from 'zod/mini'
import {
  type BodyStructure,
  bodyStructureSchema,
  type Concept,
  type Condition,
  conceptSchema,
  conditionSchema,
  type DiagnosticReport,
  type DocumentReference,
  diagnosticReportSchema,
  documentReferenceSchema,
  type Medication,
  type MedicationAdministration,
  type MedicationRequest,
  type MedicationStatement,
  medicationAdministrationSchema,
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
} from './resource-schemas.ts'

/** A chart's resources by type, as far as they could be read. */
export interface ChartResources {
  readonly patients: readonly Patient[]
  readonly observations: readonly Observation[]
  readonly reports: readonly DiagnosticReport[]
  readonly bodyStructures: readonly BodyStructure[]
  readonly conditions: readonly Condition[]
  readonly procedures: readonly Procedure[]
  readonly medications: readonly Medication[]
  readonly orders: readonly MedicationRequest[]
  readonly administrations: readonly MedicationAdministration[]
  readonly statements: readonly MedicationStatement[]
  readonly riskAssessments: readonly RiskAssessment[]
  readonly documents: readonly DocumentReference[]
  /** Resources of a type that is read but whose shape is not FHIR's. */
  readonly malformed: readonly MalformedResource[]
}

export interface MalformedResource {
  readonly reference: string | undefined
  readonly resourceType: string
  /** Where its code could still be read. */
  readonly code: Concept | undefined
  /** Where its subject could still be read. */
  readonly subject: Reference | undefined
}

const schemas = {
  Patient: patientSchema,
  Observation: observationSchema,
  DiagnosticReport: diagnosticReportSchema,
  BodyStructure: bodyStructureSchema,
  Condition: conditionSchema,
  Procedure: procedureSchema,
  Medication: medicationSchema,
  MedicationRequest: medicationRequestSchema,
  MedicationAdministration: medicationAdministrationSchema,
  MedicationStatement: medicationStatementSchema,
  RiskAssessment: riskAssessmentSchema,
  DocumentReference: documentReferenceSchema,
}

const identity = z.looseObject({
  resourceType: z.string(),
  id: z.optional(z.string()),
  meta: z.optional(z.looseObject({ versionId: z.optional(z.string()), lastUpdated: z.optional(z.string()) })),
})
const anyCode = z.looseObject({ code: conceptSchema })
const anySubject = z.looseObject({ subject: referenceSchema })

/**
 * Sorts a flat list of resources by type. The same resource given twice (by overlapping searches) counts once, in its latest
 * version; those of a type come in the order of their ids, so that the order of answers never matters. Other types are passed by.
 */
export function chartResources(resources: readonly unknown[]): ChartResources {
  const latest = latestVersions(resources)
  const malformed: MalformedResource[] = []
  const of = <Type extends keyof typeof schemas>(type: Type): z.infer<(typeof schemas)[Type]>[] =>
    latest
      .filter((item) => item.resourceType === type)
      .flatMap((item) => {
        const parsed = z.safeParse(schemas[type], item.resource)
        if (parsed.success) return [parsed.data as z.infer<(typeof schemas)[Type]>]
        const code = z.safeParse(anyCode, item.resource)
        const subject = z.safeParse(anySubject, item.resource)
        malformed.push({
          reference: item.id === undefined ? undefined : `${type}/${item.id}`,
          resourceType: type,
          code: code.success ? code.data.code : undefined,
          subject: subject.success ? subject.data.subject : undefined,
        })
        return []
      })
  return {
    patients: of('Patient'),
    observations: of('Observation'),
    reports: of('DiagnosticReport'),
    bodyStructures: of('BodyStructure'),
    conditions: of('Condition'),
    procedures: of('Procedure'),
    medications: of('Medication'),
    orders: of('MedicationRequest'),
    administrations: of('MedicationAdministration'),
    statements: of('MedicationStatement'),
    riskAssessments: of('RiskAssessment'),
    documents: of('DocumentReference'),
    malformed,
  }
}

interface Identified {
  readonly resource: unknown
  readonly resourceType: string
  readonly id: string | undefined
  readonly versionId: string
  readonly lastUpdated: string
}

function latestVersions(resources: readonly unknown[]): Identified[] {
  const byKey = new Map<string, Identified>()
  const anonymous: Identified[] = []
  for (const resource of resources) {
    const parsed = z.safeParse(identity, resource)
    if (!parsed.success) continue
    const { resourceType, id, meta } = parsed.data
    const { versionId = '', lastUpdated = '' } = meta ?? {}
    const item = { resource, resourceType, id, versionId, lastUpdated }
    if (id === undefined) {
      anonymous.push(item)
      continue
    }
    const key = `${resourceType}/${id}`
    const known = byKey.get(key)
    if (!known || isLater(item, known)) byKey.set(key, item)
  }
  const sorted = [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
  return [...sorted, ...anonymous]
}

/** By time of update, where both are equal by version number; the rest only makes the choice the same in any order. */
function isLater(a: Identified, b: Identified): boolean {
  const [at, other] = [a, b].map(({ lastUpdated }) => Date.parse(lastUpdated) || Number.NEGATIVE_INFINITY)
  if (at !== other) return Number(at) > Number(other)
  const [version, otherVersion] = [a, b].map(({ versionId }) => Number.parseInt(versionId, 10) || 0)
  if (version !== otherVersion) return Number(version) > Number(otherVersion)
  return JSON.stringify(a.resource) > JSON.stringify(b.resource)
}
