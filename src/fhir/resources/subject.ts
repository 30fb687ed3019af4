import type { Reference } from './resource-schemas.ts'

/** Whether a resource's subject is this patient: `Patient/p1`, an absolute URL ending so, with or without a version. No subject is nobody's. */
export function isSubject(subject: Reference | undefined, patientId: string): boolean {
  return referencedId(subject?.reference, 'Patient') === patientId
}

/** The id a literal reference of a type points to; undefined for other types, contained (`#x`) and logical references. */
export function referencedId(reference: string | undefined, type: string): string | undefined {
  if (reference === undefined) return undefined
  const [path = ''] = reference.split('/_history/')
  const parts = path.split('/')
  return parts.at(-2) === type ? parts.at(-1) : undefined
}

/** `Type/id` of a literal reference, without base and version. */
export function localReference(reference: string): string {
  const [path = ''] = reference.split('/_history/')
  return path.split('/').slice(-2).join('/')
}

/** Whether JSON is the very resource asked for. */
export function isResource(json: unknown, resourceType: string, id: string): boolean {
  return (
    json !== null &&
    typeof json === 'object' &&
    'resourceType' in json &&
    json.resourceType === resourceType &&
    'id' in json &&
    json.id === id
  )
}
