import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { operationOutcome } from '../../src/fhir/resources/operation-outcome.ts'
import { answerHook, type CallingEhr, type HookAnswer } from '../answer-hook.ts'
import type { CaseCard } from '../cards/cards-for.ts'
import { SERVICE_IDS } from '../discovery.ts'
import { ORDERS_NOT_READ, type OrderGap, orderGapOutcome } from '../orders/order-gap.ts'
import { type PrefetchNames, prefetchName } from '../prefetch-templates.ts'
import { type HookRequest, hookRequestSchema } from '../request-schema.ts'
import type { ServiceContext } from '../service-context.ts'
import type { Store } from '../store/store.ts'
import { errorPlace, type Log } from './logging.ts'
import type { Metrics } from './metrics.ts'
import { requestFaults } from './request-faults.ts'

/** `POST /cds-services/{id}`. */
export function hookRoute(
  app: FastifyInstance,
  service: ServiceContext,
  store: Store,
  metrics: Metrics,
  log: Log,
): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const parsed = z.safeParse(hookRequestSchema, request.body)
    if (!parsed.success) return reply.code(400).send(requestFaults(parsed.error))
    const began = performance.now()
    const answer = await answerHook(parsed.data, ehrOf(request, service), service)
    switch (answer.kind) {
      case 'invalid-orders':
        return reply
          .code(400)
          .send(
            operationOutcome('invalid', [
              { text: `${['context.draftOrders', ...answer.path].join('.')}: not FHIR` },
            ]),
          )
      case 'other-patient':
        return reply
          .code(400)
          .send(operationOutcome('conflict', [{ text: 'prefetch: the Patient is not the one in context' }]))
      case 'no-data':
        logAnswer(log, request, parsed.data, 412, began, answer, [])
        return reply.code(412).send(gapOutcome(answer, service.settings.prefetch))
      case 'cards': {
        const cards = await withoutRepeats(answer.cards, parsed.data, service, store, metrics, log)
        logAnswer(log, request, parsed.data, 200, began, answer, cards)
        for (const { kind } of cards) metrics.cards.inc({ hook: parsed.data.hook, kind })
        for (const { code } of answer.gaps) metrics.ordersUnread.inc({ hook: parsed.data.hook, code })
        return send(reply, cards, answer.gaps, service.settings.prefetch)
      }
    }
  }
  for (const id of SERVICE_IDS) app.post(`/cds-services/${id}`, handle)
}

/** Without clients, the FHIR servers the app is registered at are the ones that may be named. */
function ehrOf({ caller }: FastifyRequest, { site }: ServiceContext): CallingEhr {
  return caller === null
    ? { name: '', fhirServers: site.smart.issuers.map(({ iss }) => iss) }
    : { name: caller.client.iss, fhirServers: caller.client.fhirServers }
}

/** What was given before is left out. A store that fails costs the guard, never the card. */
async function withoutRepeats(
  cards: readonly CaseCard[],
  { hook }: HookRequest,
  { settings, model, now }: ServiceContext,
  store: Store,
  metrics: Metrics,
  log: Log,
): Promise<readonly CaseCard[]> {
  if (cards.length === 0) return cards
  const modelVersion = `${model.id} ${model.version} ${model.hash.slice(0, 12)}`
  const claims = cards.map((item) => ({
    uuid: item.card.uuid,
    topic: item.topic,
    kind: item.kind,
    hook,
    modelVersion,
    item,
  }))
  try {
    const allowed = await store.claimCards(claims, settings.repeat, now())
    if (allowed.length < cards.length) metrics.repeats.inc(cards.length - allowed.length)
    return allowed.map(({ item }) => item)
  } catch (error) {
    log('error', { event: 'store-unavailable', ...errorPlace(error) })
    return cards
  }
}

function send(
  reply: FastifyReply,
  cards: readonly CaseCard[],
  gaps: readonly OrderGap[],
  names: PrefetchNames,
): FastifyReply {
  return reply.send({
    cards: cards.map(({ card }) => card),
    ...(gaps.length > 0 && { extension: { [ORDERS_NOT_READ]: orderGapOutcome(gaps, names) } }),
  })
}

function gapOutcome(
  { missing, access }: Extract<HookAnswer, { kind: 'no-data' }>,
  names: PrefetchNames,
): fhir4.OperationOutcome {
  const why = access.ok
    ? 'could not be fetched from the FHIR server either'
    : {
        'not-offered': 'no FHIR access was given to fetch it',
        'server-not-allowed': 'the FHIR server is not one this service may contact',
        'other-patient': 'the access token is for another patient',
        'token-expired': 'the access token has expired',
      }[access.problem]
  return operationOutcome(
    'incomplete',
    missing.map((key) => {
      const expression = `prefetch.${prefetchName(key, names) ?? key}`
      return { text: `${expression}: not available, and ${why}`, expression }
    }),
  )
}

function logAnswer(
  log: Log,
  { caller }: FastifyRequest,
  { hook }: HookRequest,
  status: number,
  began: number,
  answer: Extract<HookAnswer, { kind: 'cards' | 'no-data' }>,
  cards: readonly CaseCard[],
): void {
  log('info', {
    event: 'answered',
    hook,
    status,
    ms: Math.round(performance.now() - began),
    cards: cards.map(({ kind }) => kind),
    ...(answer.kind === 'cards' &&
      answer.gaps.length > 0 && { ordersUnread: answer.gaps.map(({ code }) => code) }),
    fhirServer: answer.access.ok ? 'used' : answer.access.problem,
    ...(caller !== null && {
      issuer: caller.client.iss,
      tokenId: caller.jti,
      ...(caller.tenant !== undefined && { tenant: caller.tenant }),
    }),
  })
}
