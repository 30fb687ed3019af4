import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { launchContext } from './auth/launch-context.ts'
import { parseSmartScopes } from './auth/smart-scopes.ts'
import { type Ehr, STYLE_PATH } from './ehr.ts'

const SESSION_SECONDS = 8 * 60 * 60

const launchRequest = z.extend(launchContext, {
  patient: z.string().check(z.minLength(1)),
  launchUrl: z.optional(z.string()),
})
const hookCall = z.object({
  hook: z.string(),
  hookInstance: z.string(),
  context: z.looseObject({ patientId: z.string(), encounterId: z.optional(z.string()) }),
})
const feedbackCall = z.object({ service: z.string(), feedback: z.array(z.looseObject({})) })

/** What the chart page asks of its EHR: a session, launches, and decision support. Only pages of the same origin may. */
export function chartRoutes(part: FastifyInstance, options: Ehr): void {
  const { url, fhirBase, clients, launches, tokens, cds, style, user } = options
  part.removeAllContentTypeParsers()
  part.addContentTypeParser('*', { parseAs: 'string' }, part.getDefaultJsonParser('error', 'error'))
  part.addHook('onRequest', async (request, reply) =>
    isSameOrigin(request, url) ? undefined : refuse(reply, 403, 'Only the chart itself may ask this'),
  )

  // With a bearer token that has all rights of the practitioner.
  part.get('/ehr/session', async () => {
    const who = await user()
    const access = {
      clientId: 'chart',
      user: who,
      patient: undefined,
      scopes: parseSmartScopes('user/*.cruds'),
    }
    return {
      token: tokens.add(access, SESSION_SECONDS),
      expiresIn: SESSION_SECONDS,
      ...{ user: who, fhirBase },
      apps: clients.map(({ clientId, name, launchUrl }) => ({ clientId, name, launchUrl })),
    }
  })

  part.post('/ehr/launch', async (request, reply) => {
    const { data } = z.safeParse(launchRequest, request.body)
    const { clientId, launchUrl, ...context } = data ?? {}
    const client = clients.find(
      (known) =>
        known.clientId === (clientId ?? known.clientId) && known.launchUrl === (launchUrl ?? known.launchUrl),
    )
    if (data === undefined || client === undefined) {
      return refuse(reply, 400, 'A launch needs a patient, and a registered app when one is named')
    }
    const launch = launches.add({
      ...(style !== undefined && { smartStyleUrl: `${url}${STYLE_PATH}` }),
      ...context,
      ...{ user: await user(), clientId: client.clientId },
    })
    const address = new URL(client.launchUrl)
    address.searchParams.set('iss', fhirBase)
    address.searchParams.set('launch', launch)
    return { launch, launchUrl: address.href }
  })

  part.post('/ehr/cds/hooks', async (request, reply) => {
    const { data } = z.safeParse(hookCall, request.body)
    if (data === undefined) return refuse(reply, 400, 'A hook needs a name, an instance and a patient')
    // Who is signed in is said here, not by the page.
    const answers = await cds.fire({ ...data, context: { ...data.context, userId: await user() } })
    return answers === undefined
      ? refuse(reply, 502, 'The decision support services cannot be reached')
      : { answers }
  })

  part.post('/ehr/cds/feedback', async (request, reply) => {
    const { data } = z.safeParse(feedbackCall, request.body)
    if (data === undefined) return refuse(reply, 400, 'Feedback needs a service and a list')
    return (await cds.feedback(data.service, data.feedback))
      ? {}
      : refuse(reply, 502, 'The service did not take the feedback')
  })
}

/** Browsers name the origin of every request that another site could have caused. */
function isSameOrigin({ headers }: FastifyRequest, url: string): boolean {
  const site = headers['sec-fetch-site']
  return (headers.origin ?? url) === url && (site === undefined || site === 'same-origin')
}

function refuse(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.code(status).send({ error })
}
