import { vi } from 'vitest'
import { gather } from '../../cds-hooks/gather/gather.ts'
import {
  PREFETCH,
  PREFETCH_KEYS,
  type PrefetchKey,
  prefetchTemplates,
} from '../../cds-hooks/prefetch-templates.ts'
import { openChart } from '../../src/app/server/open-chart.ts'
import { testSession } from '../../src/app/server/test-session.ts'
import { assessmentJson } from '../../src/cli/assess/assessment-json.ts'
import { chartJson } from '../../src/cli/assess/chart-json.ts'
import type { JsonOutput } from '../../src/cli/assess/json-output.ts'
import { run } from '../../src/cli/run.ts'
import { assessChart } from '../../src/fhir/assess-chart.ts'
import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import { chartSearches } from '../../src/fhir/resources/chart-searches.ts'
import { isObject, type Json } from '../../src/fhir/resources/json.ts'
import { readContext } from './read-context.ts'
import type { Loss, SpoiltChart } from './spoilt-chart.ts'

/** What a door says of a chart, in the form of the command line's document. */
export type Said = Pick<
  JsonOutput,
  'kind' | 'pointsLow' | 'pointsHigh' | 'riskClass' | 'indexDate' | 'inputs'
>

const context = await readContext()
const searches = chartSearches(context.site.reading)
const templates = prefetchTemplates(context.site.reading)
const session = testSession()

/** The app: its searches answered by an EHR, the screens left out. */
export async function byApp(chart: SpoiltChart, losses: readonly Loss[]): Promise<Said> {
  vi.useFakeTimers({ toFake: ['Date'], now: chart.asOf })
  vi.stubGlobal('fetch', ehrOf(chart, losses))
  try {
    const setup = { model: context.model, site: context.site }
    const open = await openChart({ session: { ...session }, setup }, new AbortController().signal, () => {})
    if (!open.ok) throw new Error(open.problem.code)
    return said(open.value.chart)
  } finally {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  }
}

/** The service, from what the EHR sent with the call. */
export async function byService(chart: SpoiltChart, losses: readonly Loss[]): Promise<Said> {
  const answers = PREFETCH_KEYS.map((key) => [key, prefetchedOf(key, chart, losses)] as const)
  const { resources, failures } = await gather(PREFETCH_KEYS, {
    ...{ prefetch: Object.fromEntries(answers), client: undefined, templates, patientId: 'p1' },
  })
  return said(await readChart(resources, { ...context, asOf: chart.asOf, failures }))
}

/** The command `tipm assess`, from a file. */
export async function byCommand({ resources, asOf }: SpoiltChart): Promise<Said> {
  const file = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  }
  const { stdout } = await run(['assess', '-', '--json'], {
    now: asOf,
    readStdin: async () => new TextEncoder().encode(JSON.stringify(file)),
  })
  const { kind, pointsLow, pointsHigh, riskClass, indexDate, inputs } = JSON.parse(stdout) as JsonOutput
  return { kind, pointsLow, pointsHigh, riskClass, indexDate, inputs }
}

function said(chart: ChartInputs): Said {
  const { kind, pointsLow, pointsHigh, riskClass } = {
    ...({ kind: 'failed', pointsLow: null, pointsHigh: null, riskClass: null } as const),
    ...assessmentJson(context.model, assessChart(context.model, chart)),
  }
  const { indexDate, inputs } = chartJson(chart, context.site.timeZone)
  return { kind, pointsLow, pointsHigh, riskClass, indexDate, inputs }
}

/** What an EHR has under a key: what its search finds, and among laboratory results what no search by code would find. */
function under(key: PrefetchKey, { resources }: SpoiltChart): readonly unknown[] {
  return resources.filter((resource) => isObject(resource) && keyOf(resource) === key)
}

function keyOf(resource: Json): PrefetchKey | undefined {
  const { resourceType } = resource
  if (resourceType === 'Patient') return 'patient'
  const fitting = searches.filter(({ type }) => type === resourceType)
  const text = JSON.stringify(resource['code'])
  const codesOf = (parameter = '') => parameter.split(',').map((token) => token.split('|')[1])
  const found = fitting.find(
    ({ parameters }) =>
      parameters['code'] === undefined ||
      codesOf(parameters['code']).some((code) => text?.includes(`"code":"${code}"`)),
  )
  return (found ?? fitting[0])?.key
}

/** Imaging is two searches: sizes and elastography. */
function lossOf(key: PrefetchKey, losses: readonly Loss[]): Loss | undefined {
  const { topic } = PREFETCH[key]
  return losses.find((loss) => loss.topic === (topic === 'elastography' ? 'imaging' : topic))
}

const searchset = (resources: readonly unknown[], next?: string) => ({
  ...{ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) },
  ...(next !== undefined && { link: [{ relation: 'next', url: next }] }),
})
const refusal = (code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] })

function prefetchedOf(key: PrefetchKey, chart: SpoiltChart, losses: readonly Loss[]): unknown {
  const here = under(key, chart)
  switch (lossOf(key, losses)?.code) {
    case 'not-permitted':
      return refusal('forbidden')
    case 'http':
      return refusal('exception')
    case 'too-many-pages':
      return searchset(here, 'https://ehr.example/fhir?page=2')
    case undefined:
      return key === 'patient' ? here[0] : here.length === 0 ? null : searchset(here)
  }
}

function ehrOf(chart: SpoiltChart, losses: readonly Loss[]): typeof fetch {
  const answer = (json: unknown, status = 200) =>
    new Response(JSON.stringify(json), { status, headers: { 'content-type': 'application/fhir+json' } })
  return async (target) => {
    const url = new URL(String(target))
    const [type = '', id] = url.pathname.replace('/fhir/', '').split('/')
    if (id !== undefined) return answer(under('patient', chart)[0])
    const search = searches.find(
      (item) =>
        item.type === type &&
        Object.entries(item.parameters).every(([name, value]) => url.searchParams.get(name) === value),
    )
    // Metadata, and what comes after a first page.
    if (search === undefined) return answer(refusal('exception'), 500)
    const here = under(search.key, chart)
    switch (lossOf(search.key, losses)?.code) {
      case 'not-permitted':
        return answer(refusal('forbidden'), 403)
      case 'http':
        return answer(refusal('exception'), 500)
      case 'too-many-pages':
        return answer(searchset(here, 'https://ehr.example/fhir?page=2'))
      case undefined:
        return answer(searchset(here))
    }
  }
}
