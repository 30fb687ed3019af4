import * as z from 'zod/mini'
import { TIPM_SYSTEM } from './canonical.ts'
import { hasCode } from './code-match.ts'
import { observationSchema, riskAssessmentSchema } from './resource-schemas.ts'
import { localReference } from './subject.ts'

/** A stored resource as it was re-read, with what an update needs. */
export interface StoredResource {
  readonly resourceType: 'RiskAssessment' | 'Observation'
  readonly id: string
  readonly versionId: string
  readonly subject: string | undefined
  readonly status: string
  readonly json: Readonly<Record<string, unknown>>
}

/** The stored assessment among re-read resources, if it is one of TIPM's and carries a version to match. */
export function storedAssessment(resources: readonly unknown[]): StoredResource | undefined {
  return find(resources, 'RiskAssessment', 'tipm-assessment')
}

/** The points Observation that was stored with it. */
export function storedPoints(resources: readonly unknown[]): StoredResource | undefined {
  return find(resources, 'Observation', 'tipm-points')
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
export const POINTS_NAME = 'TIPM points'

function find(
  resources: readonly unknown[],
  resourceType: StoredResource['resourceType'],
  code: string,
): StoredResource | undefined {
  const schema = resourceType === 'RiskAssessment' ? riskAssessmentSchema : observationSchema
  for (const resource of resources) {
    const parsed = z.safeParse(schema, resource)
    if (!parsed.success) continue
    const { id, meta, subject, status } = parsed.data
    const versionId = meta?.versionId
    const isTipm = hasCode(parsed.data.code, [{ system: TIPM_SYSTEM, code }])
    if (!isTipm || id === undefined || versionId === undefined) continue
    const json = resource as Readonly<Record<string, unknown>>
    return { resourceType, id, versionId, subject: subject?.reference, status, json }
  }
  return undefined
}
