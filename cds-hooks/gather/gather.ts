import type { ReadFailure } from '../../src/fhir/chart-inputs.ts'
import {
  fetchUrl,
  PREFETCH,
  PREFETCH_KEYS,
  type PrefetchKey,
  type PrefetchTemplates,
} from '../prefetch-templates.ts'
import { bundlePart } from './bundle-part.ts'
import { fetchPart } from './fetch-part.ts'
import type { FhirAccess } from './fhir-access.ts'
import type { Fetch } from './outbound.ts'
import { failedPart, type Part, type PartFailure } from './part.ts'

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
  /** Whether anything of it came from the FHIR server rather than with the call. */
  readonly wasFetched: boolean
}

export interface GatherSource {
  readonly prefetch: Readonly<Record<string, unknown>> | undefined
  /** Undefined where the FHIR server must not be asked. */
  readonly access: FhirAccess | undefined
  readonly templates: PrefetchTemplates
  readonly patientId: string
  readonly fetch: Fetch
  /** Ends everything that is still under way. */
  readonly deadline: AbortSignal
}

/**
 * Gathers prefetch keys, each by its own rule: absent is fetched where allowed; null means that there is none; an
 * OperationOutcome means that it failed; a Bundle's further pages are followed or reported. All in parallel.
 */
export async function gather(keys: readonly PrefetchKey[], source: GatherSource): Promise<Gathered> {
  const parts = await Promise.all(keys.map(async (key) => ({ key, ...(await partOf(key, source)) })))
  return {
    resources: parts.flatMap(({ part }) => part?.resources ?? []),
    failures: parts.flatMap(({ key, part }) => failureOf(key, part)),
    answered: new Set(parts.flatMap(({ key, part }) => (isAnswered(part) ? [key] : []))),
    wasFetched: parts.some(({ fetched }) => fetched),
  }
}

/** Every key, for what is gathered at once. */
export const ALL_KEYS: readonly PrefetchKey[] = PREFETCH_KEYS

async function partOf(
  key: PrefetchKey,
  source: GatherSource,
): Promise<{ part: Part | undefined; fetched: boolean }> {
  const { access, fetch, deadline } = source
  const value = source.prefetch?.[key]
  if (value === undefined) {
    if (access === undefined) return { part: undefined, fetched: false }
    const url = fetchUrl(source.templates[key], source.patientId)
    return { part: await fetchPart(fetch, access, url, deadline), fetched: true }
  }
  if (value === null) return { part: { resources: [], failure: undefined, next: undefined }, fetched: false }
  const part = bundlePart(value)
  if (part.next === undefined || part.failure !== undefined) return { part, fetched: false }
  const rest =
    access === undefined ? failedPart('too-many-pages') : await fetchPart(fetch, access, part.next, deadline)
  return {
    part: { resources: [...part.resources, ...rest.resources], failure: rest.failure, next: undefined },
    fetched: access !== undefined,
  }
}

/** A key that only refines the answer and that this EHR does not offer is no failure; one the score needs is. */
function failureOf(key: PrefetchKey, part: Part | undefined): KeyFailure[] {
  const { topic, score } = PREFETCH[key]
  const failure =
    part === undefined && score ? { code: 'not-permitted' as const, status: undefined } : part?.failure
  if (topic === undefined || failure === undefined || (!score && isNotOffered(failure))) return []
  return [{ key, topic, ...failure, diagnostics: undefined }]
}

/** The EHR has no such resource, or gives it to nobody like us. */
function isNotOffered({ code, status }: PartFailure): boolean {
  return code === 'not-permitted' || (code === 'http' && status !== undefined && status < 500)
}

function isAnswered(part: Part | undefined): boolean {
  return part !== undefined && (part.failure === undefined || part.resources.length > 0)
}
