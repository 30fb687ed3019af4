import type { ReadFailure } from '../../src/fhir/chart-inputs.ts'
import {
  isAbsentType,
  otherPatients,
  type SourceRead,
  sourceFailure,
  sourcePage,
  sourceRead,
} from '../../src/fhir/resources/source-gaps.ts'
import type { FhirClient, SearchOptions } from '../../src/fhir-client/fhir-client.ts'
import { fetchUrl, PREFETCH, type PrefetchKey, type PrefetchTemplates } from '../prefetch-templates.ts'
import { missingMedications } from './missing-medications.ts'

/** A part of the chart that could not be read, with the key that would have held it. */
export interface KeyFailure extends ReadFailure {
  readonly key: PrefetchKey
}

/** What a call's answer can rest on. */
export interface Gathered {
  readonly resources: readonly unknown[]
  readonly failures: readonly KeyFailure[]
  /** Keys that were answered, even if in part or with nothing. */
  readonly answered: ReadonlySet<PrefetchKey>
}

export interface GatherSource {
  readonly prefetch: Readonly<Record<string, unknown>> | undefined
  /** Undefined where the FHIR server must not be asked. */
  readonly client: FhirClient | undefined
  readonly templates: PrefetchTemplates
  readonly patientId: string
}

/**
 * Gathers prefetch keys, each by its own rule: absent is fetched where allowed; null means that there is none; an
 * OperationOutcome means that it failed; a Bundle's further pages are followed or reported. All in parallel.
 */
export async function gather(keys: readonly PrefetchKey[], source: GatherSource): Promise<Gathered> {
  const asked = keys.filter((key) => source.templates[key] !== undefined)
  const parts = await Promise.all(asked.map(async (key) => ({ key, read: await partOf(key, source) })))
  const resources = parts.flatMap(({ read }) => read?.resources ?? [])
  const patient = parts.find(({ key }) => key === 'patient')?.read?.resources[0]
  const medications = await missingMedications(resources, source.client)
  return {
    resources: [...resources, ...medications],
    failures: parts.flatMap(({ key, read }) => failureOf(key, read, source, patient)),
    answered: new Set(parts.flatMap(({ key, read }) => (isAnswered(read) ? [key] : []))),
  }
}

/** Undefined where the key was not sent and cannot be fetched. */
async function partOf(key: PrefetchKey, source: GatherSource): Promise<SourceRead | undefined> {
  const { client, templates, patientId, prefetch } = source
  const value = prefetch?.[key]
  if (value === undefined) {
    const template = templates[key]
    if (client === undefined || template === undefined) return undefined
    return searched(client, fetchUrl(template, patientId))
  }
  const first = value === null ? undefined : sourcePage(value)
  const next = first?.failure === undefined ? first?.next : undefined
  return first !== undefined && next !== undefined && client !== undefined
    ? searched(client, next, { first })
    : sourceRead(first === undefined ? [] : [first])
}

async function searched(client: FhirClient, url: string, options?: SearchOptions): Promise<SourceRead> {
  const read = await client.search(url, options)
  return read.ok ? read.value : sourceRead([], sourceFailure('not-permitted', 401))
}

/** A key that was not sent and cannot be fetched is a failure where the answer needs it. */
function failureOf(
  key: PrefetchKey,
  read: SourceRead | undefined,
  { patientId }: GatherSource,
  patient: unknown,
): KeyFailure[] {
  const { topic, for: purpose } = PREFETCH[key]
  const why =
    read === undefined
      ? purpose && sourceFailure('not-permitted')
      : (read.failure ?? otherPatients(read.resources, patientId, patient))
  if (topic === undefined || why === undefined) return []
  const failure = { key, topic, ...why, diagnostics: undefined }
  return isAbsentType(failure) ? [] : [failure]
}

function isAnswered(read: SourceRead | undefined): boolean {
  return read !== undefined && (read.failure === undefined || read.resources.length > 0)
}
