import { HttpResponse, http, type RequestHandler } from 'msw'

/** How a vendor's server behaves, as far as the app can tell (sources: the vendors' published metadata and guides). */
export interface VendorProfile {
  readonly name: string
  /** Types in the CapabilityStatement, with what they allow beside reading. */
  readonly types: Readonly<
    Record<string, { readonly create?: true; readonly update?: true; readonly conditionalCreate?: true }>
  >
  readonly transaction: boolean
  /** What a create refuses although the metadata lists it: Epic takes only mapped Observations. */
  readonly refuses?: (type: string) => number | undefined
  /** Which conditional creates are understood; `identifier` is Google's rule. */
  readonly ifNoneExist: 'any' | 'identifier' | 'ignored'
  /** Whether the answer to a create carries the resource, or only its Location. */
  readonly echoes: boolean
  readonly pageSize: number
}

type Stored = { resourceType: string; id: string; meta: { versionId: string } } & Record<string, unknown>

const BASE = 'https://ehr.example/fhir'

/** A server of that behaviour with a chart in it, for msw. `stored` is what it holds; `requests` what it was asked. */
export function fakeEhr(
  profile: VendorProfile,
  chart: readonly { resourceType: string; id?: string | undefined }[],
) {
  const stored: Stored[] = chart.map((resource, index) => ({
    ...resource,
    id: resource.id ?? `r${index}`,
    meta: { versionId: '1' },
  }))
  const requests: string[] = []
  const metadata = {
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    rest: [
      {
        mode: 'server',
        interaction: profile.transaction ? [{ code: 'transaction' }, { code: 'batch' }] : [],
        resource: Object.entries(profile.types).map(([type, { create, update, conditionalCreate }]) => ({
          type,
          interaction: [
            { code: 'read' },
            { code: 'search-type' },
            ...(create ? [{ code: 'create' }] : []),
            ...(update ? [{ code: 'update' }] : []),
          ],
          ...(conditionalCreate ? { conditionalCreate } : {}),
        })),
      },
    ],
  }

  const find = (type: string, query: URLSearchParams) =>
    stored.filter((resource) => resource.resourceType === type && matches(resource, query))

  const create = (type: string, body: Record<string, unknown>, ifNoneExist: string | null) => {
    const refusal = profile.types[type]?.create ? profile.refuses?.(type) : 404
    if (refusal !== undefined) return { status: refusal, resource: undefined }
    if (ifNoneExist !== null && profile.ifNoneExist !== 'ignored') {
      if (profile.ifNoneExist === 'identifier' && !ifNoneExist.startsWith('identifier=')) {
        return { status: 400, resource: undefined }
      }
      const [existing] = find(type, new URLSearchParams(ifNoneExist))
      if (existing !== undefined) return { status: 200, resource: existing }
    }
    const resource = { ...body, resourceType: type, id: `new-${stored.length}`, meta: { versionId: '1' } }
    stored.push(resource)
    return { status: 201, resource }
  }

  const handlers: RequestHandler[] = [
    http.get(`${BASE}/metadata`, () => HttpResponse.json(metadata)),
    http.get(`${BASE}/:type/:id`, ({ params }) => {
      requests.push(`GET ${params['type']}/${params['id']}`)
      const found = stored.find(
        ({ resourceType, id }) => resourceType === params['type'] && id === params['id'],
      )
      return found === undefined ? outcome(404) : HttpResponse.json(found)
    }),
    http.get(`${BASE}/:type`, ({ params, request }) => {
      const type = String(params['type'])
      const url = new URL(request.url)
      requests.push(`GET ${type}`)
      if (profile.types[type] === undefined) return outcome(404)
      const found = find(type, url.searchParams)
      const from = Number(url.searchParams.get('_skip') ?? 0)
      const next = new URL(url)
      next.searchParams.set('_skip', String(from + profile.pageSize))
      return HttpResponse.json({
        resourceType: 'Bundle',
        type: 'searchset',
        link: from + profile.pageSize < found.length ? [{ relation: 'next', url: next.href }] : [],
        entry: found.slice(from, from + profile.pageSize).map((resource) => ({ resource })),
      })
    }),
    http.put(`${BASE}/:type/:id`, async ({ params, request }) => {
      requests.push(`PUT ${params['type']}/${params['id']}`)
      const found = stored.find(({ id }) => id === params['id'])
      if (found === undefined) return outcome(404)
      if (request.headers.get('if-match') !== `W/"${found.meta.versionId}"`) return outcome(412)
      Object.assign(found, await request.json(), {
        meta: { versionId: `${Number(found.meta.versionId) + 1}` },
      })
      return HttpResponse.json(found)
    }),
    http.post(`${BASE}/:type`, async ({ params, request }) => {
      const type = String(params['type'])
      requests.push(`POST ${type}`)
      const body = (await request.json()) as Record<string, unknown>
      const { status, resource } = create(type, body, request.headers.get('if-none-exist'))
      if (resource === undefined) return outcome(status)
      const headers = { location: `${BASE}/${type}/${resource.id}/_history/1` }
      return profile.echoes
        ? HttpResponse.json(resource, { status, headers })
        : new HttpResponse(null, { status, headers })
    }),
    http.post(BASE, async ({ request }) => {
      requests.push('POST (transaction)')
      if (!profile.transaction) return outcome(405)
      const bundle = (await request.json()) as fhir4.Bundle
      const before = stored.length
      const entry = []
      // References between entries become those of what was stored, as R4 asks of a transaction.
      let text = JSON.stringify(bundle.entry ?? [])
      for (const [index, { fullUrl = '', request: asked }] of (bundle.entry ?? []).entries()) {
        const body = (JSON.parse(text) as { resource: Record<string, unknown> }[])[index]?.resource ?? {}
        const made = create(String(body['resourceType']), body, asked?.ifNoneExist ?? null)
        if (made.resource === undefined) {
          stored.length = before
          return outcome(made.status)
        }
        const reference = `${made.resource.resourceType}/${made.resource.id}`
        text = text.replaceAll(`"reference":"${fullUrl}"`, `"reference":"${reference}"`)
        entry.push({ response: { status: String(made.status), location: `${reference}/_history/1` } })
      }
      return HttpResponse.json({ resourceType: 'Bundle', type: 'transaction-response', entry })
    }),
  ]
  return { handlers, stored, requests }
}

/** Search as far as the app uses it: by code, method, type, identifier or tag; other parameters do not narrow. */
function matches(resource: Stored, query: URLSearchParams): boolean {
  const text = JSON.stringify(resource)
  return ['code', 'method', 'type', 'identifier', '_tag'].every((name) => {
    const wanted = query.get(name)
    if (wanted === null) return true
    return wanted.split(',').some((token) => {
      const [system = '', value = ''] = token.split('|')
      return text.includes(JSON.stringify(system)) && text.includes(JSON.stringify(value))
    })
  })
}

function outcome(status: number) {
  return HttpResponse.json(
    {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'processing', diagnostics: `refused with ${status}` }],
    },
    { status },
  )
}
