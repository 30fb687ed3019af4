import type { FhirBackend } from '../backend.ts'
import { literalReferences } from '../references.ts'
import { type AnyResource, isResource } from '../resource.ts'
import { compartmentParameters, patientId, patientsOf } from './compartment.ts'
import type { Reach } from './token-access.ts'

/** Decides which resources a reach covers; asks the backend where a link to the patient is indirect. */
export class Visibility {
  readonly #backend: FhirBackend
  readonly #base: string

  constructor(backend: FhirBackend, base: string) {
    this.#backend = backend
    this.#base = base
  }

  /** May the resource be shown? Shared types (Practitioner, Medication ...) may; others when tied to the patient. */
  async readable(resource: AnyResource, reach: Reach): Promise<boolean> {
    if (reach.patient === undefined || compartmentParameters(resource.resourceType).length === 0) return true
    if (resource.resourceType === 'Provenance') return this.#aboutPatient(resource, reach.patient, new Set())
    const patients = patientsOf(resource, this.#base)
    return patients.includes(reach.patient) || (resource.resourceType === 'Device' && patients.length === 0)
  }

  /**
   * May the resource be stored? It must be about the patient and no other. `siblings` are the fullUrls of the same
   * transaction, whose resources are judged on their own.
   */
  async writable(resource: AnyResource, reach: Reach, siblings: ReadonlySet<string>): Promise<boolean> {
    if (reach.patient === undefined) return true
    if (resource.resourceType === 'Provenance') return this.#aboutPatient(resource, reach.patient, siblings)
    const patients = patientsOf(resource, this.#base)
    if (patients.length === 0) return resource.resourceType === 'Device'
    return patients.every((patient) => patient === reach.patient)
  }

  /** Every target of a Provenance belongs to the patient. */
  async #aboutPatient(
    provenance: AnyResource,
    patient: string,
    siblings: ReadonlySet<string>,
  ): Promise<boolean> {
    const targets = literalReferences(provenance['target'], 'target')
    for (const { reference } of targets) {
      if (siblings.has(reference)) continue
      const direct = patientId(reference, this.#base)
      if (direct !== undefined ? direct !== patient : !(await this.#targetOf(reference, patient)))
        return false
    }
    return targets.length > 0
  }

  async #targetOf(reference: string, patient: string): Promise<boolean> {
    const relative = reference.startsWith(`${this.#base}/`)
      ? reference.slice(this.#base.length + 1)
      : reference
    const [type = '', id = ''] = relative.split('/')
    if (type === 'Provenance') return false
    const { status, body } = await this.#backend.handle({ kind: 'read', type, id })
    return status === 200 && isResource(body) && patientsOf(body, this.#base).includes(patient)
  }
}
