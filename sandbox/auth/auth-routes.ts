import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ehr } from '../ehr.ts'
import { errorPage, pickerPage } from './login-pages.ts'
import type { ServerQuirks } from './server-quirks.ts'
import { splitScopes } from './smart-scopes.ts'

/** The authorization server over HTTP: reads the SMART parameters, asks for a patient if need be, then hands over. */
export async function authRoutes(part: FastifyInstance, options: Ehr): Promise<void> {
  const { authorization, issuer, clients, launches, patients, user, quirks } = options

  part.route({
    method: ['GET', 'POST'],
    url: '/auth/authorize',
    handler: async (request, reply) => {
      if (quirks.postOnly && request.method !== 'POST') {
        return reply.code(405).header('allow', 'POST').send('Authorization requests are posted here.\n')
      }
      const params = request.method === 'POST' ? formOf(request) : new URL(request.url, issuer).searchParams
      const sentOn = quirks.sendsOnTo?.(`${issuer}/authorize?${params}`)
      if (sentOn !== undefined && request.method === 'POST') return reply.redirect(sentOn, 303)
      if (quirks.refusesWith !== undefined) return reply.redirect(refusal(params, quirks.refusesWith), 303)
      const scope = params.get('scope') ?? ''
      const launch = params.get('launch') ?? undefined
      const client = clients.find(({ clientId }) => clientId === params.get('client_id'))
      if (launch === undefined && client && splitScopes(scope).includes('launch/patient')) {
        const origins = [...new Set(client.redirectUris.map((uri) => new URL(uri).origin))]
        return html(reply, pickerPage(client.name, `${issuer}/pick`, params, await patients()), origins)
      }
      const context = launch === undefined ? { user: await user() } : launches.get(launch)
      const asked = { scope, aud: params.get('aud') ?? undefined, context }
      await authorization.authorize(request.raw, handedOver(reply), params, asked)
    },
  })

  // The choice becomes a launch like that of a chart; the app's request then goes on as usual.
  part.post('/auth/pick', async (request, reply) => {
    const params = formOf(request)
    const patient = params.get('picked_patient')
    params.delete('picked_patient')
    if (patient === null || !(await patients()).some(({ id }) => id === patient)) {
      return html(reply.code(400), errorPage('invalid_request', 'there is no such patient'), [])
    }
    params.set('launch', launches.add({ user: await user(), patient }))
    return reply.redirect(`${issuer}/authorize?${params}`, 303)
  })

  if (quirks.confidential) {
    part.all('/auth/token', (_request, reply) => reply.code(401).send({ error: 'invalid_client' }))
  }

  await part.register(async (library) => {
    // It reads the bodies of its requests itself.
    library.removeAllContentTypeParsers()
    library.addContentTypeParser('*', (_request, _body, done) => done(null))
    library.all('/auth/*', (request, reply) =>
      authorization.handle(request.raw, handedOver(reply), request.url.slice('/auth'.length)),
    )
  })
}

function refusal(
  params: URLSearchParams,
  { error, description }: NonNullable<ServerQuirks['refusesWith']>,
): string {
  const back = new URL(params.get('redirect_uri') ?? '')
  back.search = `${new URLSearchParams({ error, error_description: description, state: params.get('state') ?? '' })}`
  return back.href
}

/** The answer that the library shall write, with the headers that it has already. */
function handedOver(reply: FastifyReply): FastifyReply['raw'] {
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
  return reply.raw
}

function formOf({ body }: FastifyRequest): URLSearchParams {
  return new URLSearchParams(typeof body === 'string' ? body : '')
}

/** Browsers apply form-action to the redirects after the form, too: the app's origins must be named. */
function html(reply: FastifyReply, page: string, apps: readonly string[]): FastifyReply {
  const origins = ["'self'", ...apps].join(' ')
  const policy = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action ${origins}; frame-ancestors ${origins}`
  return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page)
}
