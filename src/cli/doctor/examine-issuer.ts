import { baseWithSlash } from '../../site/same-base.ts'
import type { Issuer } from '../../site/site-schema.ts'
import { discover } from '../../smart/discover.ts'
import { offeredScopes, scopes, spellingFor } from '../../smart/scopes.ts'
import type { SmartServer } from '../../smart/smart-server.ts'
import type { Setup } from '../load-setup.ts'
import { capabilityChecks } from './capability-checks.ts'
import { chartChecks } from './chart-checks.ts'
import { CHECK_IDS, type Check, type CheckId, skipped } from './check.ts'
import { askToken, clientCheck } from './client-check.ts'
import { clockCheck } from './clock-check.ts'
import { corsChecks } from './cors-checks.ts'
import { discoveryChecks } from './discovery-checks.ts'
import type { IssuerReport } from './doctor-output.ts'
import { probe } from './probe.ts'
import { readTestChart } from './read-test-chart.ts'
import { scopeCheck } from './scope-check.ts'
import { tlsCheck } from './tls-check.ts'

/** What the examination is given beside the site file. */
export interface ExamineInput {
  readonly setup: Setup
  readonly origin: string | undefined
  readonly token: string | undefined
  readonly patientId: string | undefined
  readonly now: Date
}

/** Looks at one EHR of the site file as the app will meet it. Nothing is written; the token goes to this EHR only. */
export async function examineIssuer(issuer: Issuer, given: ExamineInput): Promise<IssuerReport> {
  const { iss, clientId, documents } = issuer
  const base = baseWithSlash(iss)
  const [tls, discovery, metadata] = await Promise.all([
    tlsCheck(base, given.now),
    discover(iss),
    probe(`${base}metadata`, { headers: { accept: 'application/fhir+json' } }),
  ])
  const server = discovery.ok ? discovery.value : undefined
  const asked = server && askedScopes(issuer, server)
  const tokenAnswer = server && (await askToken(server.tokenEndpoint, clientId, given.origin))
  const capability = capabilityChecks(metadata, documents)
  const checks = [
    tls,
    ...discoveryChecks(iss, discovery),
    ...(server && asked ? [scopeCheck(issuer, server, asked)] : []),
    clientCheck(tokenAnswer, clientId),
    ...(await corsChecks(iss, server, given.origin, tokenAnswer)),
    ...capability.checks,
    clockCheck(metadata),
    ...(await testChartChecks(issuer, given)),
  ]
  return {
    iss,
    clientId,
    scopes: asked ?? null,
    storedAs: capability.storedAs ?? null,
    checks: complete(checks),
  }
}

function askedScopes(issuer: Issuer, server: SmartServer): string {
  return scopes(spellingFor(issuer.scopes, server), 'ehr', offeredScopes(server), issuer.documents)
}

async function testChartChecks(
  issuer: Issuer,
  { setup, token, patientId, now }: ExamineInput,
): Promise<Check[]> {
  if (token === undefined || patientId === undefined) {
    const advice = 'Give --patient ID with --token-file FILE to read a test patient’s chart.'
    return [skipped('patient', 'no test patient', advice)]
  }
  const access = { iss: issuer.iss, token, patientId }
  const chart = await readTestChart(access, setup.site, issuer.documents)
  return chartChecks(chart, patientId, setup, now)
}

const GENERAL: readonly CheckId[] = ['site-file', 'origin', 'drugs']

/** Every check in its place; those that others made pointless are skipped. */
function complete(checks: readonly Check[]): Check[] {
  return CHECK_IDS.filter((id) => !GENERAL.includes(id)).map(
    (id) =>
      checks.find((check) => check.id === id) ?? skipped(id, 'depends on what failed or was skipped above'),
  )
}
