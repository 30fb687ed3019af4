import { resourceIdentity } from '../../fhir/resources/resource-identity.ts'
import { fail, ok, type Result } from '../../result.ts'
import { type CliProblem, error, warning } from '../problem.ts'

interface ChosenPatient {
  readonly patientId: string
  readonly warnings: readonly CliProblem[]
}

/** Whose chart is assessed: the one asked for, else the only one there is. Of several, none is guessed. */
export function choosePatient(
  resources: readonly unknown[],
  wanted: string | undefined,
): Result<ChosenPatient, CliProblem> {
  const { patients, subjects } = patientsOf(resources)
  if (wanted !== undefined) {
    const patientId = wanted.replace(/^Patient\//, '')
    if (patients.has(patientId)) return ok({ patientId, warnings: [] })
    if (subjects.has(patientId)) return withoutRecord(patientId)
    return fail(error('patient-not-found', 'no such patient in the file', { input: '--patient' }))
  }
  const candidates = patients.size > 0 ? patients : subjects
  const [only] = candidates
  if (only === undefined) {
    const message = 'no patient: neither a Patient with an id nor a reference to one'
    return fail(error('no-patient', message))
  }
  if (candidates.size > 1) return fail(several(candidates))
  return patients.size > 0 ? ok({ patientId: only, warnings: [] }) : withoutRecord(only)
}

function patientsOf(resources: readonly unknown[]): { patients: Set<string>; subjects: Set<string> } {
  const patients = new Set<string>()
  const subjects = new Set<string>()
  for (const resource of resources) {
    const { resourceType, id, subjectId } = resourceIdentity(resource) ?? {}
    if (resourceType === 'Patient' && id !== undefined) patients.add(id)
    if (subjectId !== undefined) subjects.add(subjectId)
  }
  return { patients, subjects }
}

function withoutRecord(patientId: string): Result<ChosenPatient, CliProblem> {
  const message = 'the Patient resource is not in the file: name and birth date are unknown'
  return ok({ patientId, warnings: [warning('patient-not-in-file', message)] })
}

const LISTED = 10

function several(ids: ReadonlySet<string>): CliProblem {
  const listed = [...ids].slice(0, LISTED).join(', ')
  const more = ids.size > LISTED ? `, and ${ids.size - LISTED} more` : ''
  return error('several-patients', `several patients; choose one with --patient: ${listed}${more}`)
}
