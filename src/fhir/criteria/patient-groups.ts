import { READ_TYPES } from '../resources/chart-resources.ts'
import { resourceIdentity } from '../resources/resource-identity.ts'
import { localReference, referencedId } from '../resources/subject.ts'

/** Resources of many patients in any order, sorted by patient. */
export interface PatientGroups {
  /** Adds a resource. Returns false if the value is not a resource (it has no `resourceType`). */
  add(resource: unknown): boolean
  /** Each patient with a record of their own or with resources, in the order met; medications that theirs refer to among them. */
  patients(): IterableIterator<readonly [patientId: string, resources: readonly unknown[]]>
  readonly size: number
}

export function patientGroups(): PatientGroups {
  const groups = new Map<string, unknown[]>()
  const medications = new Map<string, unknown>()
  const referred = new Map<string, Set<string>>()
  const groupOf = (patientId: string) => {
    const known = groups.get(patientId)
    if (known !== undefined) return known
    const made: unknown[] = []
    groups.set(patientId, made)
    return made
  }
  return {
    add(resource) {
      const known = resourceIdentity(resource)
      if (known === undefined) return false
      const { resourceType, id, subjectId } = known
      if (!READ_TYPES.has(resourceType)) return true
      if (resourceType === 'Medication') {
        if (id !== undefined) medications.set(id, resource)
        return true
      }
      const patientId = resourceType === 'Patient' ? id : subjectId
      if (patientId === undefined) return true
      groupOf(patientId).push(resource)
      const medication = referencedId(localReference(known.medication ?? ''), 'Medication')
      if (medication !== undefined) {
        const ofPatient = referred.get(patientId) ?? new Set()
        referred.set(patientId, ofPatient.add(medication))
      }
      return true
    },
    *patients() {
      for (const [patientId, resources] of groups) {
        const theirs = [...(referred.get(patientId) ?? [])].flatMap((id) => medications.get(id) ?? [])
        yield [patientId, [...resources, ...theirs]]
      }
    },
    get size() {
      return groups.size
    },
  }
}
