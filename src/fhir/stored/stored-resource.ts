import { ASSESSMENT_IDENTIFIER, TIPM_SYSTEM } from '../codes/canonical.ts'
import { hasCode } from '../codes/code-match.ts'
import type { TipmCode } from '../codes/tipm-codes.ts'
import {
  documentReferenceSchema,
  observationSchema,
  riskAssessmentSchema,
} from '../resources/resource-schemas.ts'
import { either, listOf, object, optional, readAs, text } from '../resources/shape.ts'
import { localReference } from '../resources/subject.ts'
import { documentStatus } from './read-earlier-assessments.ts'

/** A stored resource as it was re-read, with what an update needs. */
export interface StoredResource {
  readonly resourceType: 'RiskAssessment' | 'Observation' | 'DocumentReference'
  readonly id: string
  readonly versionId: string
  readonly subject: string | undefined
  readonly status: string
  readonly json: Readonly<Record<string, unknown>>
}

const anyOfThem = either(riskAssessmentSchema, observationSchema, documentReferenceSchema)

/** The stored assessment among re-read resources, in whichever form, if it is one of TIPM's and carries a version to match. */
export function storedAssessment(resources: readonly unknown[]): StoredResource | undefined {
  return resources.flatMap((resource) => tipmResource(resource, 'tipm-assessment') ?? [])[0]
}

/** What is computed and stored with an assessment. */
export const PARTS = ['nlr', 'delta-t', 'tipm-points'] as const
export type Part = (typeof PARTS)[number]

/** The stored Observations of one part that are not marked as entered in error, each once. */
export function storedParts(resources: readonly unknown[], part: Part): readonly StoredResource[] {
  const found = resources
    .flatMap((resource) => tipmResource(resource, part) ?? [])
    .filter(({ status }) => status !== 'entered-in-error')
  return [...new Map(found.map((stored) => [stored.id, stored])).values()]
}

/** How assessments stored before named their parts; since then the parts' identifiers stand beside the references. */
const OLD_NAMES = ['NLR', 'dT', 'TIPM points']

const rested = object({
  basis: optional(
    listOf(
      object({
        reference: optional(text),
        identifier: optional(object({ system: optional(text) })),
        display: optional(text),
      }),
    ),
  ),
})

/** `Observation/x` of what may be the parts that a stored assessment rests on: to be re-read before the assessment is corrected. */
export function partReferences(assessment: unknown): readonly string[] {
  const references = (readAs(rested, assessment)?.basis ?? []).flatMap(
    ({ reference, identifier, display = '' }) => {
      const isPart = identifier?.system === ASSESSMENT_IDENTIFIER || OLD_NAMES.includes(display)
      return reference !== undefined && isPart ? [localReference(reference)] : []
    },
  )
  return [...new Set(references)].filter((reference) => reference.startsWith('Observation/'))
}

function tipmResource(resource: unknown, code: TipmCode): StoredResource | undefined {
  const data = readAs(anyOfThem, resource)
  if (data === undefined) return undefined
  const { resourceType, id, meta, subject } = data
  const versionId = meta?.versionId
  const concept = resourceType === 'DocumentReference' ? data.type : data.code
  if (!hasCode(concept, [{ system: TIPM_SYSTEM, code }])) return undefined
  if (id === undefined || versionId === undefined) return undefined
  const json = resource as Readonly<Record<string, unknown>>
  return { resourceType, id, versionId, subject: subject?.reference, status: documentStatus(data), json }
}
