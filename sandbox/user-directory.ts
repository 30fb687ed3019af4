import type { PickerPatient } from './auth/login-pages.ts'
import type { FhirBackend } from './fhir/backend.ts'

/** Reads the practitioners and patients that the EHR's own pages need from the FHIR server behind them. */
export class UserDirectory {
  readonly #backend: FhirBackend

  constructor(backend: FhirBackend) {
    this.#backend = backend
  }

  /** The first practitioner of the server, as `Practitioner/1`; a name without resource when there is none. */
  async firstPractitioner(): Promise<string> {
    const [first] = await this.#search<fhir4.Practitioner>('Practitioner', '_count=1')
    return `Practitioner/${first?.id ?? 'sandbox'}`
  }

  /** The display name behind a reference such as `Practitioner/1`. */
  async nameOf(reference: string): Promise<string | undefined> {
    const [type = '', id = ''] = reference.split('/')
    const { status, body } = await this.#backend.handle({ kind: 'read', type, id })
    return status === 200 ? displayName((body as fhir4.Practitioner).name) : undefined
  }

  /** All patients by name, for the picker. */
  async patients(): Promise<PickerPatient[]> {
    const patients = await this.#search<fhir4.Patient>('Patient', '_count=200&_sort=family')
    return patients.map((patient) => ({
      id: patient.id ?? '',
      name: displayName(patient.name) ?? 'Name unknown',
      birthDate: patient.birthDate,
      gender: patient.gender,
    }))
  }

  async #search<T extends fhir4.FhirResource>(type: T['resourceType'], query: string): Promise<T[]> {
    const search = { kind: 'search', type, strict: false, query: new URLSearchParams(query) } as const
    const { status, body } = await this.#backend.handle(search)
    const { entry = [] } = status === 200 ? (body as fhir4.Bundle<T>) : {}
    return entry.flatMap(({ resource }) => (resource?.resourceType === type ? resource : []))
  }
}

function displayName(names: fhir4.HumanName[] | undefined): string | undefined {
  const name = names?.find((n) => n.use === 'official') ?? names?.[0]
  const { text, prefix = [], given = [], family } = name ?? {}
  return text ?? (name && [...prefix, ...given, family].filter((part) => part !== undefined).join(' '))
}
