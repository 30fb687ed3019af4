import { outcomeTexts } from '../../../src/fhir/resources/outcome-texts.ts'
import { runtimeFetch } from '../../../src/fhir-client/ask.ts'
import { type FhirAnswer, fhirClient } from '../../../src/fhir-client/fhir-client.ts'
import { fail, ok } from '../../../src/result.ts'
import { isRecord } from '../../fhir/resource.ts'
import { type ChartResult, failureOf, refused, UNREACHABLE, unexpected } from './chart-failure.ts'
import type { Session } from './ehr-session.ts'

type ResourceType = fhir4.FhirResource['resourceType']
type ResourceOf<T extends ResourceType> = Extract<fhir4.FhirResource, { resourceType: T }>

/** Reads the FHIR server as the signed-in clinician. */
export interface FhirReader {
  read<T extends ResourceType>(type: T, id: string): Promise<ChartResult<ResourceOf<T>>>
  /** Every page of a search, in the server's order. */
  search<T extends ResourceType>(
    type: T,
    query?: Record<string, string>,
  ): Promise<ChartResult<ResourceOf<T>[]>>
}

/** Writes as the signed-in clinician. */
export interface FhirWriter {
  /** A transaction: all of it or nothing. */
  transact(bundle: fhir4.Bundle): Promise<ChartResult<undefined>>
}

/** `renew` is asked for a new session once per request when the token has run out. */
export function createFhirReader(
  session: Session,
  renew: () => Promise<ChartResult<Session>>,
): FhirReader & FhirWriter {
  let current = session
  const client = fhirClient({
    base: `${session.fhirBase}/`,
    fetch: runtimeFetch,
    authorization: async () => `Bearer ${current.token}`,
    renew: async () => {
      const renewed = await renew()
      if (renewed.ok) current = renewed.value
      return renewed.ok
    },
    mostPages: 200,
  })

  return {
    async read(type, id) {
      const answer = jsonOf(await client.request({ method: 'GET', url: `${type}/${encodeURIComponent(id)}` }))
      if (!answer.ok) return answer
      return isType(answer.value, type) ? ok(answer.value) : fail(unexpected(`no ${type}`))
    },
    async search(type, query = {}) {
      const found = await client.search(`${type}?${new URLSearchParams({ ...query, _count: '200' })}`)
      if (!found.ok) return fail(refused(401, undefined))
      const { resources, failure } = found.value
      if (failure !== undefined) return fail(failureOf(failure))
      return ok(resources.filter((resource) => isType(resource, type)))
    },
    async transact(bundle) {
      const answer = jsonOf(await client.request({ method: 'POST', url: session.fhirBase, body: bundle }))
      return answer.ok ? ok(undefined) : answer
    },
  }
}

function jsonOf(answer: FhirAnswer): ChartResult<unknown> {
  if (!answer.ok) {
    return fail(answer.problem.code === 'expired' ? refused(401, undefined) : UNREACHABLE)
  }
  const { status, json } = answer.value
  return status >= 200 && status < 300 ? ok(json) : fail(refused(status, outcomeTexts(json).join('; ')))
}

function isType<T extends ResourceType>(value: unknown, type: T): value is ResourceOf<T> {
  const { resourceType } = isRecord(value) ? value : {}
  return resourceType === type
}
