import type { ReadFailure } from '../../fhir/chart-inputs.ts'
import { chartQueries } from '../../fhir/resources/chart-queries.ts'
import { isResource } from '../../fhir/resources/json.ts'
import { runtimeFetch } from '../../fhir-client/ask.ts'
import { type FhirAnswer, fhirClient } from '../../fhir-client/fhir-client.ts'
import { fail, ok, type Result } from '../../result.ts'
import { baseWithSlash } from '../../site/same-base.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { statusText } from './probe.ts'

/** A test patient's chart as the app would read it, at most ten pages a search. */
export interface TestChart {
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

/** Reads the chart with the token; the problem is why the patient cannot be read. */
export async function readTestChart(
  { iss, token, patientId }: TestAccess,
  site: SiteConfig,
  documents: boolean,
): Promise<Result<TestChart, string>> {
  const client = fhirClient({
    base: baseWithSlash(iss),
    fetch: runtimeFetch,
    authorization: async () => `Bearer ${token}`,
    mostPages: 10,
  })
  const patient = await client.request({ method: 'GET', url: `Patient/${encodeURIComponent(patientId)}` })
  if (!patient.ok || patient.value.status !== 200) return fail(reasonOf(patient))
  if (!isResource(patient.value.json, 'Patient', patientId)) return fail('another resource was answered')
  const resources: unknown[] = [patient.value.json]
  const failures: string[] = []
  const readFailures: ReadFailure[] = []
  for (const { topic, url } of chartQueries(patientId, site, documents)) {
    const read = await client.search(url)
    const failure = read.ok
      ? read.value.failure
      : { code: 'http' as const, status: 401, diagnostics: undefined }
    if (read.ok) resources.push(...read.value.resources)
    if (failure === undefined) continue
    failures.push(
      `${url.split('?')[0]}: ${failure.status === undefined ? failure.code : `HTTP ${failure.status}`}`,
    )
    readFailures.push({ topic, ...failure, diagnostics: undefined })
  }
  return ok({ resources, failures, readFailures })
}

function reasonOf(answer: FhirAnswer): string {
  if (answer.ok) return statusText(answer)
  const { problem } = answer
  switch (problem.code) {
    case 'expired':
      return 'HTTP 401'
    case 'foreign-url':
      return 'not a URL of the FHIR server'
    case 'network':
    case 'timeout':
    case 'cancelled':
      return statusText({ ok: false, problem })
  }
}
