import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ehr } from '../ehr.ts'
import { refusal } from '../fhir/fhir-refusal.ts'
import { compartmentParameters, patientsOf } from '../fhir/guard/compartment.ts'
import { reachOf } from '../fhir/guard/token-access.ts'
import type { AnyResource } from '../fhir/resource.ts'
import { searchAll } from '../fhir/search-all.ts'

interface Job {
  readonly transactionTime: string
  readonly request: string
  readonly clientId: string
  readonly files: ReadonlyMap<string, readonly fhir4.FhirResource[]>
  isTold: boolean
}

/** Bulk Data 3.0 as far as a client needs it: all patients or a Group's, `_type`, `_typeFilter`, status, manifest, files, deletion. */
export function exportRoutes(part: FastifyInstance, options: Ehr): void {
  const jobs = new Map<string, Job>()
  const origin = new URL(options.fhirBase).origin

  for (const url of ['/fhir/$export', '/fhir/Patient/$export', '/fhir/Group/:group/$export']) {
    part.route({
      ...{ method: ['GET', 'POST'], url },
      handler: async (request, reply) => {
        const job = await begun(request, options)
        if ('status' in job) return refuse(reply, job.status, job.text)
        const id = randomUUID()
        jobs.set(id, { ...job, isTold: false })
        return reply.code(202).header('content-location', `${origin}/bulk/${id}`).send()
      },
    })
  }

  const jobOf = async (request: FastifyRequest) => {
    const job = jobs.get((request.params as { id: string }).id)
    const access = await accessOf(request, options)
    return access !== undefined && job?.clientId === access.clientId ? job : undefined
  }

  part.get('/bulk/:id', async (request, reply) => {
    const job = await jobOf(request)
    if (job === undefined) return refuse(reply, 404, 'There is no such export')
    if (!job.isTold) {
      job.isTold = true
      return reply.code(202).headers({ 'retry-after': '1', 'x-progress': 'half of it' }).send()
    }
    return {
      ...{ transactionTime: job.transactionTime, request: job.request, requiresAccessToken: true },
      output: [...job.files].map(([type, of]) => ({
        ...{ type, count: of.length },
        url: `${origin}${request.url}/${type}.ndjson`,
      })),
      ...{ deleted: [], error: [] },
    }
  })

  part.get('/bulk/:id/:file', async (request, reply) => {
    const type = (request.params as { file: string }).file.replace('.ndjson', '')
    const resources = (await jobOf(request))?.files.get(type)
    if (resources === undefined) return refuse(reply, 404, 'There is no such file')
    const bytes = Buffer.from(resources.map((resource) => `${JSON.stringify(resource)}\n`).join(''))
    reply.type('application/fhir+ndjson').header('accept-ranges', 'bytes')
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    if (from === 0) return reply.send(bytes)
    if (from >= bytes.length) return reply.code(416).send()
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`
    return reply.code(206).header('content-range', range).send(bytes.subarray(from))
  })

  part.delete('/bulk/:id', async (request, reply) => {
    if ((await jobOf(request)) === undefined) return refuse(reply, 404, 'There is no such export')
    jobs.delete((request.params as { id: string }).id)
    return reply.code(202).send()
  })
}

type Begun = Omit<Job, 'isTold'> | { readonly status: number; readonly text: string }

async function begun(request: FastifyRequest, options: Ehr): Promise<Begun> {
  const { backend, fhirBase } = options
  const access = await accessOf(request, options)
  if (access === undefined) return { status: 401, text: 'An access token is needed' }
  if (!/\brespond-async\b/.test(String(request.headers['prefer'])))
    return { status: 400, text: 'Prefer: respond-async is needed' }
  const { searchParams } = new URL(request.url, fhirBase)
  const parameters = request.method === 'POST' ? parametersOf(request.body) : [...searchParams]
  const named = (name: string) =>
    parameters.filter(([key]) => key === name).flatMap(([, value]) => value.split(','))
  const types = named('_type')
  if (types.length === 0) return { status: 400, text: '_type is needed here' }
  const refused = types.find(
    (type) => reachOf(access, 's', type)?.patient !== undefined || !reachOf(access, 's', type),
  )
  if (refused !== undefined)
    return { status: 403, text: `The token does not reach ${refused} of all patients` }
  const filters = named('_typeFilter').map((filter) => filter.split('?'))
  const { group } = request.params as { group?: string }
  const members = group === undefined ? undefined : await membersOf(group)
  if (group !== undefined && members === undefined) return { status: 404, text: 'There is no such Group' }

  async function membersOf(id: string): Promise<Set<string> | undefined> {
    const { status, body } = await backend.handle({ kind: 'read', type: 'Group', id })
    const references = ((body as fhir4.Group).member ?? []).map(({ entity }) => entity.reference ?? '')
    return status === 200
      ? new Set(references.map((reference) => reference.replace('Patient/', '')))
      : undefined
  }

  const files = new Map<string, readonly fhir4.FhirResource[]>()
  for (const type of types) {
    const queries = filters.filter(([of]) => of === type).map(([, query = '']) => query)
    const found = new Map<string | undefined, fhir4.FhirResource>()
    for (const query of queries.length === 0 ? [''] : queries)
      for (const resource of await searchAll(backend, type, query)) found.set(resource.id, resource)
    const own = [...found.values()].filter(
      (resource) =>
        members === undefined ||
        (type !== 'Patient' && compartmentParameters(type).length === 0) ||
        patientsOf(resource as unknown as AnyResource, fhirBase).some((id) => members.has(id)),
    )
    if (own.length > 0) files.set(type, own)
  }
  return {
    transactionTime: new Date().toISOString(),
    request: `${fhirBase}${request.url.slice('/fhir'.length)}`,
    clientId: access.clientId,
    files,
  }
}

async function accessOf({ headers }: FastifyRequest, { authenticate }: Ehr) {
  const [scheme, token] = headers.authorization?.split(' ') ?? []
  return scheme === 'Bearer' && token !== undefined ? authenticate(token) : undefined
}

function parametersOf(body: unknown): [string, string][] {
  const { parameter = [] } = JSON.parse(String(body)) as fhir4.Parameters
  return parameter.map(({ name, valueString = '' }) => [name, valueString])
}

function refuse(reply: FastifyReply, status: number, text: string): FastifyReply {
  const { body } = refusal(status, status === 404 ? 'not-found' : 'processing', text)
  return reply.code(status).type('application/fhir+json').send(body)
}
