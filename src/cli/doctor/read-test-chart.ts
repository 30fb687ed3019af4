import type { ReadFailure } from '../../fhir/chart-inputs.ts'
import { chartQueries } from '../../fhir/resources/chart-queries.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { baseWithSlash, normalBase } from '../../smart/same-base.ts'
import { type Probe, probe, statusText } from './probe.ts'

const MOST_PAGES = 10

/** A test patient's chart as the app would read it, at most ten pages a search. */
export interface TestChart {
  readonly patient: Probe
  readonly resources: readonly unknown[]
  /** Searches that were refused or broke off, as `Condition: HTTP 403`. */
  readonly failures: readonly string[]
  readonly readFailures: readonly ReadFailure[]
}

export interface TestAccess {
  readonly iss: string
  readonly token: string
  readonly patientId: string
}

/** Reads the chart with the token, which goes to URLs under the FHIR base only. */
export async function readTestChart(
  access: TestAccess,
  site: SiteConfig,
  documents: boolean,
): Promise<TestChart> {
  const base = baseWithSlash(access.iss)
  const ask = (url: string) =>
    probe(url, {
      headers: { accept: 'application/fhir+json', authorization: `Bearer ${access.token}` },
    })
  const patient = await ask(`${base}Patient/${encodeURIComponent(access.patientId)}`)
  if (patient.kind !== 'answer' || patient.status !== 200) {
    return { patient, resources: [], failures: [], readFailures: [] }
  }
  const resources: unknown[] = [patient.json]
  const failures: string[] = []
  const readFailures: ReadFailure[] = []
  for (const { topic, url } of chartQueries(access.patientId, site, documents)) {
    let next: string | undefined = `${base}${url}`
    for (let page = 0; page < MOST_PAGES && next !== undefined; page += 1) {
      const answer: Probe = await ask(next)
      const bundle = answer.kind === 'answer' && answer.status === 200 ? bundleOf(answer.json) : undefined
      if (bundle === undefined) {
        failures.push(`${url.split('?')[0]}: ${statusText(answer)}`)
        readFailures.push({ topic, code: 'http', status: undefined, diagnostics: undefined })
        break
      }
      resources.push(...bundle.resources)
      next = bundle.next !== undefined && isUnder(bundle.next, base) ? bundle.next : undefined
    }
  }
  return { patient, resources, failures, readFailures }
}

function bundleOf(json: unknown): { resources: unknown[]; next: string | undefined } | undefined {
  if (json === null || typeof json !== 'object' || !('resourceType' in json)) return undefined
  if (json.resourceType !== 'Bundle') return undefined
  return {
    resources: listIn(json, 'entry').flatMap((entry) => memberOf(entry, 'resource') ?? []),
    next: listIn(json, 'link').flatMap((link) => {
      const url = memberOf(link, 'url')
      return memberOf(link, 'relation') === 'next' && typeof url === 'string' ? [url] : []
    })[0],
  }
}

function listIn(json: object, key: string): unknown[] {
  const value = memberOf(json, key)
  return Array.isArray(value) ? value : []
}

function memberOf(json: unknown, key: string): unknown {
  return json !== null && typeof json === 'object' ? (json as Record<string, unknown>)[key] : undefined
}

function isUnder(url: string, base: string): boolean {
  const normal = normalBase(base)
  return normal !== undefined && URL.canParse(url) && new URL(url).href.startsWith(normal)
}
