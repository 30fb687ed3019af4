import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { SERVICE_IDS } from '../discovery.ts'
import { feedbackEntry } from '../feedback/feedback-entries.ts'
import { feedbackItemSchema, feedbackSchema } from '../feedback/feedback-schema.ts'
import type { ServiceContext } from '../service-context.ts'
import type { Store } from '../store/store.ts'
import { refuse } from './errors.ts'
import { errorPlace, type Log } from './logging.ts'
import type { Metrics } from './metrics.ts'
import { requestFaults } from './request-faults.ts'

/** `POST /cds-services/{id}/feedback`: 200 once stored; the same again is 200, too. Entries that are none are named, and the others stored. */
export function feedbackRoute(
  app: FastifyInstance,
  { settings }: ServiceContext,
  store: Store,
  metrics: Metrics,
  log: Log,
): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const parsed = z.safeParse(feedbackSchema, request.body)
    if (!parsed.success) return reply.code(400).send(requestFaults(parsed.error))
    const items = parsed.data.feedback.map((item) => z.safeParse(feedbackItemSchema, item))
    const entries = items.flatMap(({ data }) => (data ? [feedbackEntry(data, settings.keepComments)] : []))
    const faults = items.flatMap(({ error }, index) =>
      (error?.issues ?? []).map((issue) => ({ ...issue, path: ['feedback', index, ...issue.path] })),
    )
    if (entries.length === 0) return reply.code(400).send(requestFaults({ issues: faults }))
    try {
      await store.addFeedback(entries)
    } catch (error) {
      log('error', { event: 'store-unavailable', ...errorPlace(error) })
      return refuse(reply, 503)
    }
    for (const { outcome } of entries) metrics.feedback.inc({ outcome })
    return faults.length > 0
      ? reply.code(200).send(requestFaults({ issues: faults }))
      : reply.code(200).send()
  }
  for (const id of SERVICE_IDS) app.post(`/cds-services/${id}/feedback`, handle)
}
