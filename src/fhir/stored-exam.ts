import * as z from 'zod/mini'
import { hasCode } from './code-match.ts'
import { observationSchema } from './resource-schemas.ts'
import { STANDARD_CODES } from './standard-codes.ts'
import type { StoredResource } from './stored-resource.ts'

/** A re-read resource as a stored exam of this project's form, with the version to match; undefined for anything else. */
export function storedExam(resource: unknown): StoredResource | undefined {
  const parsed = z.safeParse(observationSchema, resource)
  if (!parsed.success) return undefined
  const { id, meta, subject, status, code, component = [] } = parsed.data
  const versionId = meta?.versionId
  if (!hasCode(code, STANDARD_CODES.stiffnessExam) || component.length === 0) return undefined
  if (id === undefined || versionId === undefined) return undefined
  return {
    resourceType: 'Observation',
    id,
    versionId,
    subject: subject?.reference,
    status,
    json: resource as Readonly<Record<string, unknown>>,
  }
}
