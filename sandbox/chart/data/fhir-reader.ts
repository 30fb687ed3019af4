import { fail, ok } from '../../../src/result.ts'
import { isRecord } from '../../fhir/resource.ts'
import type { ChartResult } from './chart-failure.ts'
import type { Session } from './ehr-session.ts'
import { fetchJson } from './json.ts'

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

/** More pages than any chart here has: a server whose `next` never ends is a failure, not a loop. */
const MOST_PAGES = 200

/** `renew` is asked for a new session once per request when the token has run out. */
export function createFhirReader(
  session: Session,
  renew: () => Promise<ChartResult<Session>>,
): FhirReader & FhirWriter {
  let current = session

  async function get(url: string, body?: fhir4.Bundle): Promise<ChartResult<unknown>> {
    const answer = await authorized(url, current, body)
    if (answer.ok || answer.problem.kind !== 'refused' || answer.problem.status !== 401) return answer
    const renewed = await renew()
    if (!renewed.ok) return renewed
    current = renewed.value
    return authorized(url, current, body)
  }

  return {
    async read(type, id) {
      const answer = await get(`${current.fhirBase}/${type}/${encodeURIComponent(id)}`)
      if (!answer.ok) return answer
      return isType(answer.value, type) ? ok(answer.value) : fail({ kind: 'unexpected', what: `no ${type}` })
    },
    async search<T extends ResourceType>(type: T, query: Record<string, string> = {}) {
      const found: ResourceOf<T>[] = []
      let url = `${current.fhirBase}/${type}?${new URLSearchParams({ ...query, _count: '200' })}`
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await get(url)
        if (!answer.ok) return answer
        if (!isType(answer.value, 'Bundle')) return fail({ kind: 'unexpected', what: 'no Bundle' })
        for (const { resource } of answer.value.entry ?? []) {
          if (isType(resource, type)) found.push(resource)
        }
        const next = answer.value.link?.find((link) => link.relation === 'next')?.url
        if (next === undefined) return ok(found)
        const following = new URL(next, `${current.fhirBase}/`).href
        if (!isUnder(current.fhirBase, following)) {
          return fail({ kind: 'unexpected', what: 'a next page on another server' })
        }
        url = following
      }
      return fail({ kind: 'unexpected', what: `more than ${MOST_PAGES} pages` })
    },
    async transact(bundle) {
      const answer = await get(current.fhirBase, bundle)
      return answer.ok ? ok(undefined) : answer
    },
  }
}

/** The token goes to the chart's own server only. */
function isUnder(base: string, url: string): boolean {
  return url.startsWith(`${base}/`) || url.startsWith(`${base}?`)
}

function authorized(url: string, session: Session, body?: fhir4.Bundle): Promise<ChartResult<unknown>> {
  const headers = { accept: 'application/fhir+json', authorization: `Bearer ${session.token}` }
  return fetchJson(url, {
    ...(body === undefined
      ? { headers }
      : {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/fhir+json' },
          body: JSON.stringify(body),
        }),
    cache: 'no-store',
  })
}

function isType<T extends ResourceType>(value: unknown, type: T): value is ResourceOf<T> {
  const { resourceType } = isRecord(value) ? value : {}
  return resourceType === type
}
