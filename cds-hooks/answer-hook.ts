import { assessChart } from '../src/fhir/assess-chart.ts'
import { type Drug, otherOf } from '../src/fhir/codes/drugs.ts'
import { readIndexDate } from '../src/fhir/read/read-therapy.ts'
import type { ReadContext } from '../src/fhir/read-context.ts'
import { chartResources } from '../src/fhir/resources/chart-resources.ts'
import { isRefusedPlan } from '../src/fhir/resources/source-gaps.ts'
import { readAsSigned } from '../src/fhir/stored/read-as-signed.ts'
import type { FhirClient } from '../src/fhir-client/fhir-client.ts'
import type { Card } from './cards/card.ts'
import { type CaseCard, cardsFor } from './cards/cards-for.ts'
import { compareWithFile } from './cards/on-file.ts'
import { stableUuid } from './cards/stable-uuid.ts'
import { dataGap } from './gather/data-gap.ts'
import { clientFor, type FhirAccessResult, fhirAccess } from './gather/fhir-access.ts'
import { type Gathered, gather } from './gather/gather.ts'
import { medicationsAt } from './gather/missing-medications.ts'
import { type DraftOrders, draftOrders } from './orders/draft-orders.ts'
import type { OrderGap } from './orders/order-gap.ts'
import { partnerUse } from './orders/partner-use.ts'
import { type ReadDrafts, readDrafts } from './orders/recognise-pair.ts'
import { PREFETCH_KEYS, type PrefetchKey, renamed, THERAPY_KEYS } from './prefetch-templates.ts'
import type { HookRequest } from './request-schema.ts'
import type { ServiceContext } from './service-context.ts'

/** Who calls. */
export interface CallingEhr {
  /** Its name in the site file; empty where the service runs open. */
  readonly name: string
  /** The FHIR servers it may name. */
  readonly fhirServers: readonly string[]
}

/** What became of a call, before it is put into HTTP. */
export type HookAnswer =
  | {
      readonly kind: 'cards'
      readonly cards: readonly CaseCard[]
      readonly access: FhirAccessResult
      /** Why it could not be told whether the pair is ordered: not the same silence as where it is not. */
      readonly gaps: readonly OrderGap[]
    }
  | { readonly kind: 'invalid-orders'; readonly path: readonly (string | number)[] }
  | { readonly kind: 'other-patient' }
  /** Nothing a score rests on was offered or could be fetched. */
  | { readonly kind: 'no-data'; readonly missing: readonly PrefetchKey[]; readonly access: FhirAccessResult }

/** Answers one hook call. Rejects on bugs only. */
export async function answerHook(
  request: HookRequest,
  ehr: CallingEhr,
  service: ServiceContext,
): Promise<HookAnswer> {
  const { hook, context } = request
  const { prefetch: names } = service.settings
  const isRenamed = Object.keys(names).length > 0
  const prefetch = isRenamed && request.prefetch ? renamed(request.prefetch, names, 'keys') : request.prefetch
  const { patientId } = context
  const drafts = hook === 'patient-view' ? undefined : draftOrders(context.draftOrders)
  if (drafts?.ok === false) return { kind: 'invalid-orders', path: drafts.problem }
  const access = fhirAccess(request, ehr.fhirServers)
  const client = access.ok ? clientFor(access.value, service.fetch, service.settings.limits) : undefined
  const { pair, gaps: unread } =
    drafts === undefined ? NO_DRAFTS : await readWithMedications(drafts.value, request, client, service)
  const gaps: readonly OrderGap[] = unread.map((code) => ({ code, keys: [] }))
  const without = (more: readonly OrderGap[]): HookAnswer => ({
    kind: 'cards',
    cards: [],
    access,
    gaps: [...gaps, ...more],
  })
  if (drafts !== undefined && pair === undefined) return without([])

  const orders = pair?.orders ?? []
  const partner = pair?.partner
  const source = { prefetch, client, templates: service.templates, patientId }
  // With one drug drafted, or none, the medications tell whether the rest is worth asking for.
  const first: readonly PrefetchKey[] = partner === undefined && pair !== undefined ? [] : THERAPY_KEYS
  const medication = await gather(first, source)
  if (partner !== undefined) {
    const gap = partnerGap(partner, medication, request, ehr, service)
    if (gap !== 'in-use') return without(gap)
  }
  if (pair === undefined && isNotTreated(medication, request, service)) return without([])
  const rest = await gather(
    PREFETCH_KEYS.filter((key) => !first.includes(key)),
    source,
  )
  const gathered = joined(medication, rest)

  if (isOtherPatient(gathered.resources, patientId)) return { kind: 'other-patient' }
  const missing = dataGap(gathered.answered)
  if (missing !== undefined) return { kind: 'no-data', missing, access }
  return { kind: 'cards', cards: await cardsOf(request, orders, gathered, service), access, gaps }
}

const NO_DRAFTS: Pick<ReadDrafts, 'pair' | 'gaps'> = { pair: undefined, gaps: [] }

/** The drafts, read once more with the Medications that they point to where these did not come along. */
async function readWithMedications(
  drafts: DraftOrders,
  { hook, context }: HookRequest,
  client: FhirClient | undefined,
  { site }: ServiceContext,
): Promise<ReadDrafts> {
  const selections = hook === 'order-select' ? context.selections : undefined
  const read = readDrafts(drafts, selections, context.patientId, site.reading)
  if (read.missing.length === 0 || client === undefined) return read
  const { medications } = chartResources(await medicationsAt(read.missing, client))
  const whole = { ...drafts, medications: [...drafts.medications, ...medications] }
  return readDrafts(whole, selections, context.patientId, site.reading)
}

/** Whether the drug that is not drafted is in use; else why that could not be told, if it could not. */
function partnerGap(
  partner: Drug,
  { resources, failures }: Gathered,
  request: HookRequest,
  { name }: CallingEhr,
  service: ServiceContext,
): 'in-use' | readonly OrderGap[] {
  const now = service.now()
  const keyOf = (drug: Drug) =>
    stableUuid('signed', name, request.fhirServer ?? '', request.context.patientId, drug)
  // Each drug of the pair may be signed in a call of its own before either is on the chart.
  if (request.hook === 'order-sign') service.signed.set(keyOf(otherOf(partner)), true, now)
  if (service.signed.get(keyOf(partner), now) === true) return 'in-use'
  const unread = failures.filter((failure) => !isRefusedPlan(failure))
  const use = partnerUse(partner, chartResources(resources), readContext(request, now, [], service))
  if (use === 'in-use') return use
  return [
    ...(unread.length > 0 ? [{ code: 'partner-not-read' as const, keys: unread.map(({ key }) => key) }] : []),
    ...(use === 'not-told' ? [{ code: 'partner-not-told' as const, keys: ['medications'] as const }] : []),
  ]
}

/** Opening a chart has something to say only once the pair was begun: most charts end here. */
function isNotTreated(
  { resources, answered, failures }: Gathered,
  request: HookRequest,
  service: ServiceContext,
): boolean {
  if (answered.size === 0) return false
  const context = readContext(request, service.now(), failures, service)
  return readIndexDate(chartResources(resources), context).state === 'not-begun'
}

function joined(a: Gathered, b: Gathered): Gathered {
  return {
    resources: [...a.resources, ...b.resources],
    failures: [...a.failures, ...b.failures],
    answered: new Set([...a.answered, ...b.answered]),
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

/** Reads and assesses the chart, and makes its cards. */
async function cardsOf(
  request: HookRequest,
  orders: readonly string[],
  { resources, failures, answered }: Gathered,
  service: ServiceContext,
): Promise<CaseCard[]> {
  const { settings, wording, appLaunchUrl } = service
  const { hook, hookInstance, context: hookContext } = request
  const { userId, encounterId } = hookContext
  const context = readContext(request, service.now(), failures, service)
  const read = await readAsSigned(resources, context)
  const { chart, identifier: assessmentHash } = read
  const assessment = assessChart(service.model, chart)
  const cards = cardsFor({
    ...{ hook, orders, userId, encounterId, chart, assessment, assessmentHash, answered, context },
    onFile: compareWithFile(read, assessment),
    unread: failures.flatMap((failure) => (isRefusedPlan(failure) ? [] : failure.key)),
    ...{ settings, wording, appLaunchUrl },
  })
  const appContext = JSON.stringify({ hook, hookInstance, orders, assessment: assessmentHash })
  return cards.map((item) => ({ ...item, card: withAppContext(item.card, appContext) }))
}

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
