import { readFhirStudy } from '../../src/validation/data/read-fhir-study.ts'
import { source } from './csv-files.ts'
import { readContext } from './read-context.ts'

/** Resources as bulk data: one a line. */
export function ndjson(resources: readonly unknown[]): string {
  return resources.map((resource) => `${JSON.stringify(resource)}\n`).join('')
}

/** Files of bulk data read as a study, by the reading context of the other tests. */
export async function fhirStudy(
  files: readonly string[],
  options: { signal?: AbortSignal; piece?: number } = {},
) {
  const { piece, ...rest } = options
  return readFhirStudy(
    files.map((file) => source(file, piece)),
    await readContext(),
    { kind: 'ndjson', name: undefined, ...rest },
  )
}

export async function fhirTable(...args: Parameters<typeof fhirStudy>) {
  const result = await fhirStudy(...args)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

/** A response by mRECIST of patient p1. */
export function response(
  id: string,
  category: string,
  at: string,
  overrides: Partial<fhir4.Observation> = {},
): fhir4.Observation {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text: 'Tumour response (mRECIST)' },
    subject: { reference: 'Patient/p1' },
    effectiveDateTime: at,
    valueCodeableConcept: { text: category },
    ...overrides,
  }
}
