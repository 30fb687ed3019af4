import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillPrefetch } from '../sandbox/cds/fill-prefetch.ts'
import { createSandbox, type Sandbox } from '../sandbox/server.ts'
import { assessChart } from '../src/fhir/assess-chart.ts'
import { readChart } from '../src/fhir/read-chart.ts'
import { bundleResources } from '../src/fhir/resources/bundle-resources.ts'
import { chartQueries } from '../src/fhir/resources/chart-queries.ts'
import { fhirClient } from '../src/fhir-client/fhir-client.ts'
import { readContext } from '../test/support/read-context.ts'
import { fetchUrl, prefetchTemplates } from './prefetch-templates.ts'
import { CAMRELIZUMAB, hookRequest, LENVATINIB, NOW, patient } from './test-support/requests.ts'
import { testService } from './test-support/service.ts'

// One patient as EHRs that use references keep them: drugs as Medications of their own, blood counts as components of a panel; and plans of all kinds.

const LOINC = 'http://loinc.org'
const { id, resources } = patient('complete-high')
const chart: fhir4.Bundle = {
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [...asReferences(asPanels(resources)), ...plans()].map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  })),
}

type Mutable = Record<string, unknown>

function asReferences(items: readonly fhir4.FhirResource[]): fhir4.FhirResource[] {
  return items.flatMap((item) => {
    const { medicationCodeableConcept: code, ...rest } = item as unknown as Mutable
    if (code === undefined) return [item]
    const medication = { resourceType: 'Medication', id: `drug-of-${item.id}`, code }
    const reference = { medicationReference: { reference: `Medication/drug-of-${item.id}` } }
    return [medication, { ...rest, ...reference }] as unknown as fhir4.FhirResource[]
  })
}

/** Two care plans of other therapies, and the protocol as a group of the orders that are on file. */
function plans(): fhir4.FhirResource[] {
  const common = { status: 'active', subject: { reference: `Patient/${id}` } } as const
  const orders = resources.filter(({ resourceType }) => resourceType === 'MedicationRequest')
  return [
    ...(['diet', 'pain'] as const).map((title) => ({
      ...common,
      resourceType: 'CarePlan' as const,
      id: `plan-${title}`,
      intent: 'plan' as const,
      title,
    })),
    {
      ...common,
      resourceType: 'RequestGroup',
      id: 'protocol',
      intent: 'order',
      authoredOn: '2026-01-01',
      action: orders.map((order) => ({
        title: 'Lenvatinib + camrelizumab',
        resource: { reference: `MedicationRequest/${order.id}` },
      })),
    },
    {
      ...common,
      resourceType: 'ServiceRequest',
      id: 'ct',
      intent: 'order',
      code: { text: 'CT of the liver' },
    },
  ]
}

/** The counts of a moment as components of one panel (LOINC 58410-2). */
function asPanels(items: readonly fhir4.FhirResource[]): fhir4.FhirResource[] {
  const isCount = (item: fhir4.FhirResource): item is fhir4.Observation =>
    item.resourceType === 'Observation' &&
    (item.code.coding ?? []).some(({ code }) => ['751-8', '731-0'].includes(code ?? ''))
  const panels = Map.groupBy(items.filter(isCount), ({ effectiveDateTime }) => effectiveDateTime)
  const made = [...panels.values()].flatMap((counts, index): fhir4.Observation[] => {
    const [first] = counts
    if (first === undefined) return []
    const { valueQuantity: _, ...rest } = first
    return [
      {
        ...rest,
        id: `panel-${index}`,
        code: { coding: [{ system: LOINC, code: '58410-2' }] },
        component: counts.map(({ code, valueQuantity }) => ({
          code,
          ...(valueQuantity !== undefined && { valueQuantity }),
        })),
      },
    ]
  })
  return [...items.filter((item) => !isCount(item)), ...made]
}

let ehr: Sandbox
beforeAll(async () => {
  ehr = await createSandbox({ bundles: [chart], now: () => NOW })
})
afterAll(() => ehr.close())

const tokenOf = () => ehr.issueToken('patient/*.rs', id)

async function fetched(urls: readonly string[]): Promise<unknown[]> {
  const token = await tokenOf()
  const client = fhirClient({
    ...{ base: `${ehr.fhirBase}/`, fetch: (url, init) => fetch(url, init), mostPages: 20 },
    authorization: async () => `Bearer ${token}`,
  })
  const answers = await Promise.all(urls.map((url) => client.search(url)))
  return answers.flatMap((answer) => (answer.ok ? answer.value.resources : []))
}

const names = (items: readonly unknown[]) =>
  [
    ...new Set(
      items.map((item) => {
        const { resourceType, id: own } = item as { resourceType: string; id: string }
        return `${resourceType}/${own}`
      }),
    ),
  ].sort()

async function templates() {
  return prefetchTemplates((await readContext()).site.reading)
}

async function prefetched(): Promise<Record<string, unknown>> {
  return fillPrefetch(await templates(), { 'context.patientId': id }, ehr.fhir)
}

test('the searches of the app, the prefetch templates and the fetches of the service cover the same resources', async () => {
  const { site } = await readContext()
  const all = await templates()
  const app = names(await fetched([`Patient/${id}`, ...chartQueries(id, site).map(({ url }) => url)]))
  const service = names(await fetched(Object.values(all).map((template) => fetchUrl(template, id))))
  const prefetch = Object.values(await prefetched()).flatMap((value) => {
    const flat = value === null ? undefined : bundleResources(value)
    return flat?.ok === true ? flat.resources : []
  })
  expect(app).toContain('Observation/panel-0')
  expect(app.filter((name) => name.startsWith('Medication/')).length).toBeGreaterThan(1)
  expect(app).toEqual(
    expect.arrayContaining([
      'CarePlan/plan-diet',
      'CarePlan/plan-pain',
      'RequestGroup/protocol',
      'ServiceRequest/ct',
    ]),
  )
  expect(service).toEqual(app)
  // Prefetch tokens know no _include: the Medications are read when the call comes.
  expect(names(prefetch)).toEqual(app.filter((name) => !name.startsWith('Medication/')))
})

test('app, command line and service give the same points, whatever of the chart came with the call', async () => {
  const context = { ...(await readContext()), patientId: id, asOf: NOW }
  const pointsOf = async (items: readonly unknown[]) => {
    const assessment = assessChart(context.model, await readChart(items, context))
    return assessment.kind === 'complete' ? assessment.points.toFixed(1) : assessment.kind
  }
  const urls = [`Patient/${id}`, ...chartQueries(id, context.site).map(({ url }) => url)]
  const file = bundleResources(chart)
  // 222.8: the score of this patient with the drugs named in their orders.
  expect(await pointsOf(file.ok ? file.resources : [])).toBe('222.8')
  expect(await pointsOf(await fetched(urls))).toBe('222.8')

  const more = async () => ({
    fhirServer: ehr.fhirBase,
    fhirAuthorization: {
      ...{ access_token: await tokenOf(), token_type: 'Bearer', expires_in: 300 },
      ...{ scope: 'patient/*.rs', subject: 'tipm', patient: id },
    },
  })
  const { call } = await testService({
    issuers: [ehr.fhirBase],
    fetch: (url, init) => fetch(url, init),
    cdsHooks: { limits: { fetchMilliseconds: 20_000 } },
  })
  const parts = { scenario: 'complete-high', orders: [LENVATINIB, CAMRELIZUMAB] }
  for (const prefetch of [undefined, await prefetched()]) {
    const { cards } = await call(hookRequest({ ...parts, prefetch, more: await more() }))
    expect(cards[0]?.summary).toContain('TIPM 223 points')
  }
})

test('a draft that points to a Medication on the server is recognised with access, and said without', async () => {
  const { call } = await testService({ issuers: [ehr.fhirBase], fetch: (url, init) => fetch(url, init) })
  const [drug] = (chart.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'Medication' && /camreli/i.test(JSON.stringify(resource)) ? [resource] : [],
  )
  const { medicationCodeableConcept: _, ...order } = CAMRELIZUMAB
  const drafted = { ...order, medicationReference: { reference: `Medication/${drug?.id}` } }
  const request = (more: object) =>
    hookRequest({ scenario: 'complete-high', orders: [LENVATINIB, drafted], more })
  const access = {
    fhirServer: ehr.fhirBase,
    fhirAuthorization: {
      ...{ access_token: await tokenOf(), token_type: 'Bearer', expires_in: 300 },
      ...{ scope: 'patient/*.rs', subject: 'tipm' },
    },
  }
  expect((await call(request(access))).body).not.toHaveProperty('extension')
  expect(JSON.stringify((await call(request({}))).body)).toContain('does not tell its drug')
})

test('where a Medication can be neither delivered nor read, the start of therapy is open and the card says why', async () => {
  const { call } = await testService()
  const prefetch = await prefetched()
  const { cards } = await call(hookRequest({ scenario: 'complete-high', prefetch }))
  expect(cards[0]?.summary).not.toContain('223')
  expect(cards[0]?.detail).toMatch(/Start of therapy/)
})
