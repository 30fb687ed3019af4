import { assessChart } from '../src/fhir/assess-chart.ts'
import { readIndexDate } from '../src/fhir/read/read-therapy.ts'
import { readChart } from '../src/fhir/read-chart.ts'
import type { ReadContext } from '../src/fhir/read-context.ts'
import { chartResources } from '../src/fhir/resources/chart-resources.ts'
import { assessmentIdentifier } from '../src/fhir/write/assessment-identifier.ts'
import type { Card } from './cards/card.ts'
import { type CaseCard, cardsFor } from './cards/cards-for.ts'
import { dataGap } from './gather/data-gap.ts'
import { clientFor, type FhirAccessResult, fhirAccess } from './gather/fhir-access.ts'
import { type Gathered, gather } from './gather/gather.ts'
import { draftOrders } from './orders/draft-orders.ts'
import { activeOrders, type DraftedPair, draftedPair } from './orders/recognise-pair.ts'
import { PREFETCH_KEYS, type PrefetchKey, THERAPY_KEYS } from './prefetch-templates.ts'
import { type Reading, readingKey } from './reading-memo.ts'
import type { HookRequest } from './request-schema.ts'
import type { ServiceContext } from './service-context.ts'

/** What became of a call, before it is put into HTTP. */
export type HookAnswer =
  | { readonly kind: 'cards'; readonly cards: readonly CaseCard[]; readonly access: FhirAccessResult }
  | { readonly kind: 'invalid-orders'; readonly path: readonly (string | number)[] }
  | { readonly kind: 'other-patient' }
  /** Nothing a score rests on was offered or could be fetched. */
  | { readonly kind: 'no-data'; readonly missing: readonly PrefetchKey[]; readonly access: FhirAccessResult }

/** Answers one hook call. `allowedServers` are the FHIR servers this caller may name. Rejects on bugs only. */
export async function answerHook(
  request: HookRequest,
  allowedServers: readonly string[],
  service: ServiceContext,
): Promise<HookAnswer> {
  const pair = pairOf(request, service)
  if (pair.kind === 'invalid-orders') return pair
  const access = fhirAccess(request, allowedServers)
  const silent: HookAnswer = { kind: 'cards', cards: [], access }
  if (pair.kind === 'no-pair') return silent

  const { patientId } = request.context
  const orders = pair.kind === 'none-needed' ? [] : pair.drafted.orders
  const memoKey =
    pair.kind === 'one'
      ? undefined
      : readingKey(request.prefetch, patientId, request.fhirServer ?? '', pair.kind, access.ok)
  const known = memoKey === undefined ? undefined : service.readings.get(memoKey, service.now())
  if (known !== undefined) return { kind: 'cards', cards: cardsOf(request, orders, known, service), access }

  const source = {
    prefetch: request.prefetch,
    client: access.ok
      ? clientFor(access.value, service.fetch, service.settings.limits.fetchMilliseconds)
      : undefined,
    templates: service.templates,
    patientId,
  }
  // With one drug drafted, or none, the medications tell whether the rest is worth asking for.
  const first: readonly PrefetchKey[] = pair.kind === 'both' ? [] : THERAPY_KEYS
  const medication = await gather(first, source)
  if (pair.kind === 'one' && !isPartnerActive(pair.drafted, medication, patientId, service)) return silent
  if (pair.kind === 'none-needed' && isNotTreated(medication, request, service)) return silent
  const rest = await gather(
    PREFETCH_KEYS.filter((key) => !first.includes(key)),
    source,
  )
  const gathered = joined(medication, rest)

  if (isOtherPatient(gathered.resources, patientId)) return { kind: 'other-patient' }
  const gap = dataGap(gathered.answered)
  if (gap !== undefined) return { kind: 'no-data', missing: gap, access }
  const reading = await readingOf(request, gathered, service)
  if (memoKey !== undefined && !gathered.wasFetched) service.readings.set(memoKey, reading)
  return { kind: 'cards', cards: cardsOf(request, orders, reading, service), access }
}

type Pair =
  | { readonly kind: 'none-needed' }
  | { readonly kind: 'both' | 'one'; readonly drafted: DraftedPair }
  | { readonly kind: 'no-pair' }
  | { readonly kind: 'invalid-orders'; readonly path: readonly (string | number)[] }

function pairOf({ hook, context }: HookRequest, { site }: ServiceContext): Pair {
  if (hook === 'patient-view') return { kind: 'none-needed' }
  const drafts = draftOrders(context.draftOrders)
  if (!drafts.ok) return { kind: 'invalid-orders', path: drafts.problem }
  const selections = hook === 'order-select' ? context.selections : undefined
  const drafted = draftedPair(drafts.value, selections, context.patientId, site.reading)
  if (drafted === undefined) return { kind: 'no-pair' }
  return { kind: drafted.partner === undefined ? 'both' : 'one', drafted }
}

function isPartnerActive(
  { partner }: DraftedPair,
  { resources }: Gathered,
  patientId: string,
  { site }: ServiceContext,
): boolean {
  const { orders, medications } = chartResources(resources)
  return (
    partner !== undefined && activeOrders(partner, orders, medications, patientId, site.reading).length > 0
  )
}

/** Opening a chart has something to say only once the pair was begun: most charts end here. */
function isNotTreated(
  { resources, answered, failures }: Gathered,
  request: HookRequest,
  service: ServiceContext,
): boolean {
  if (answered.size === 0 || failures.length > 0) return false
  const context = readContext(request, service.now(), [], service)
  return readIndexDate(chartResources(resources), context).state === 'not-begun'
}

function joined(a: Gathered, b: Gathered): Gathered {
  return {
    resources: [...a.resources, ...b.resources],
    failures: [...a.failures, ...b.failures],
    answered: new Set([...a.answered, ...b.answered]),
    wasFetched: a.wasFetched || b.wasFetched,
  }
}

/** A Patient that is not the one in context: what came with it may be another's, too. */
function isOtherPatient(resources: readonly unknown[], patientId: string): boolean {
  return resources.some(
    (resource) =>
      typeof resource === 'object' &&
      resource !== null &&
      'resourceType' in resource &&
      resource.resourceType === 'Patient' &&
      (!('id' in resource) || resource.id !== patientId),
  )
}

async function readingOf(
  request: HookRequest,
  gathered: Gathered,
  service: ServiceContext,
): Promise<Reading> {
  const context = readContext(request, service.now(), gathered.failures, service)
  const chart = await readChart(gathered.resources, context)
  return {
    chart,
    assessment: assessChart(service.model, chart),
    assessmentHash: await assessmentIdentifier(chart, context),
    answered: gathered.answered,
    unread: gathered.failures.map(({ key }) => key),
    asOf: context.asOf,
    cards: new Map(),
  }
}

/** The cards of a reading, made once for the same hook, orders and user; each call gets them with its own hook instance. */
function cardsOf(
  request: HookRequest,
  orders: readonly string[],
  { asOf, cards, ...read }: Reading,
  service: ServiceContext,
): CaseCard[] {
  const { hook, hookInstance, context } = request
  const { userId, encounterId } = context
  const key = JSON.stringify([hook, orders, userId, encounterId])
  let made = cards.get(key)
  if (made === undefined) {
    made = cardsFor({
      ...read,
      ...{ hook, orders, userId, encounterId },
      context: readContext(request, asOf, read.chart.failures, service),
      settings: service.settings,
      wording: service.wording,
      appLaunchUrl: service.appLaunchUrl,
      publicUrl: service.publicUrl,
    })
    if (cards.size < MOST_VARIANTS) cards.set(key, made)
  }
  const appContext = JSON.stringify({ hook, hookInstance, orders, assessment: read.assessmentHash })
  return made.map((item) => ({ ...item, card: withAppContext(item.card, appContext) }))
}

/** Orders change while they are chosen; beyond this, cards are made anew. */
const MOST_VARIANTS = 20

/** What the app is told of where it was opened from: references and hashes, no clinical data. */
function withAppContext(card: Card, appContext: string): Card {
  return { ...card, links: card.links.map((link) => ({ ...link, appContext })) }
}

function readContext(
  { context: { patientId }, fhirServer }: HookRequest,
  asOf: Date,
  failures: ReadContext['failures'],
  { site, model }: ServiceContext,
): ReadContext {
  return { patientId, base: fhirServer, asOf, failures, site, model }
}
