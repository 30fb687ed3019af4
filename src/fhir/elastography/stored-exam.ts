import { hasCode } from '../codes/code-match.ts'
import { STANDARD_CODES } from '../codes/standard-codes.ts'
import { observationSchema } from '../resources/resource-schemas.ts'
import { readAs } from '../resources/shape.ts'
import type { StoredResource } from '../stored/stored-resource.ts'
import { shotsOf } from './stiffness-site.ts'

/** A re-read resource as a stored exam of this project's form, with the version to match; undefined for anything else. */
export function storedExam(resource: unknown): StoredResource | undefined {
  const exam = readAs(observationSchema, resource)
  if (exam === undefined) return undefined
  const { id, meta, subject, status, code, component = [] } = exam
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

/** Whether two exams carry the same values and measurements at the same sites. */
export function sameMeasurements(one: unknown, other: unknown): boolean {
  const [a, b] = [valuesOf(one), valuesOf(other)]
  return a !== undefined && a === b
}

function valuesOf(resource: unknown): string | undefined {
  const exam = readAs(observationSchema, resource)
  if (exam === undefined) return undefined
  const sites = (exam.component ?? []).map((component) => [
    component.code.coding?.[0]?.code,
    component.valueQuantity?.value,
    ...shotsOf(component).map((shot) => shot?.value),
  ])
  return JSON.stringify(sites.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))))
}
