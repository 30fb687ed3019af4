import * as z from 'zod/mini'
import { TIPM_SYSTEM } from '../codes/canonical.ts'
import { hasCode } from '../codes/code-match.ts'
import {
  documentReferenceSchema,
  observationSchema,
  riskAssessmentSchema,
} from '../resources/resource-schemas.ts'
import { localReference } from '../resources/subject.ts'

/** A stored resource as it was re-read, with what an update needs. */
export interface StoredResource {
  readonly resourceType: 'RiskAssessment' | 'Observation' | 'DocumentReference'
  readonly id: string
  readonly versionId: string
  readonly subject: string | undefined
  /** Of a document: that of its content, unless the document itself is in error. */
  readonly status: string
  readonly json: Readonly<Record<string, unknown>>
}

const anyOfThem = z.discriminatedUnion('resourceType', [
  riskAssessmentSchema,
  observationSchema,
  documentReferenceSchema,
])

/** The stored assessment among re-read resources, in whichever form, if it is one of TIPM's and carries a version to match. */
export function storedAssessment(resources: readonly unknown[]): StoredResource | undefined {
  return find(resources, 'tipm-assessment')
}

/** The points Observation that was stored with it. */
export function storedPoints(resources: readonly unknown[]): StoredResource | undefined {
  return find(resources, 'tipm-points')
}

/** `Observation/x` of the points that a stored assessment rests on: to be re-read before the assessment is corrected. */
export function pointsReference(assessment: unknown): string | undefined {
  const parsed = z.safeParse(
    z.looseObject({
      basis: z.optional(
        z.array(z.looseObject({ reference: z.optional(z.string()), display: z.optional(z.string()) })),
      ),
    }),
    assessment,
  )
  const basis = parsed.success ? parsed.data.basis : undefined
  const reference = basis?.find(({ display }) => display === POINTS_NAME)?.reference
  return reference === undefined ? undefined : localReference(reference)
}

/** How an assessment's basis names the points Observation. */
const POINTS_NAME = 'TIPM points'

function find(
  resources: readonly unknown[],
  code: 'tipm-assessment' | 'tipm-points',
): StoredResource | undefined {
  for (const resource of resources) {
    const parsed = z.safeParse(anyOfThem, resource)
    if (!parsed.success) continue
    const { data } = parsed
    const { resourceType, id, meta, subject } = data
    const versionId = meta?.versionId
    const concept = resourceType === 'DocumentReference' ? data.type : data.code
    if (!hasCode(concept, [{ system: TIPM_SYSTEM, code }])) continue
    if (id === undefined || versionId === undefined) continue
    const status =
      resourceType === 'DocumentReference' && data.status !== 'entered-in-error'
        ? (data.docStatus ?? data.status)
        : data.status
    const json = resource as Readonly<Record<string, unknown>>
    return { resourceType, id, versionId, subject: subject?.reference, status, json }
  }
  return undefined
}
