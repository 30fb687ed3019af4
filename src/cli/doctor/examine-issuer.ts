import { baseWithSlash } from '../../site/same-base.ts'
import type { Issuer } from '../../site/site-schema.ts'
import { discover } from '../../smart/discover.ts'
import { askedScopes } from '../../smart/scopes.ts'
import type { Setup } from '../load-setup.ts'
import { capabilityChecks } from './capability-checks.ts'
import { causeOf } from './cause.ts'
import { chartChecks } from './chart-checks.ts'
import { CHECK_IDS, type Check, type CheckId, skipped, warn } from './check.ts'
import { askToken, clientCheck, NO_CLIENT } from './client-check.ts'
import { clockCheck } from './clock-check.ts'
import { corsChecks, NO_ORIGIN } from './cors-checks.ts'
import { discoveryChecks } from './discovery-checks.ts'
import type { IssuerReport } from './doctor-output.ts'
import { pageChecks, type ServedPages } from './page-checks.ts'
import { probe } from './probe.ts'
import { readTestChart } from './read-test-chart.ts'
import { scopeCheck } from './scope-check.ts'
import { tlsCheck } from './tls-check.ts'

/** What the examination is given beside the site file. */
export interface ExamineInput {
  readonly setup: Setup
  readonly origin: string | undefined
  readonly pages: ServedPages | undefined
  readonly token: string | undefined
  readonly patientId: string | undefined
  readonly now: Date
}

/** Looks at one EHR of the site file as the app will meet it. Nothing is written; the token goes to this EHR only. */
export async function examineIssuer(issuer: Issuer, given: ExamineInput): Promise<IssuerReport> {
  const { iss, clientId } = issuer
  const base = baseWithSlash(iss)
  const [tls, discovery, metadata] = await Promise.all([
    tlsCheck(base, given.now),
    discover(iss),
    probe(`${base}metadata`, { headers: { accept: 'application/fhir+json' } }),
  ])
  const unreached = metadata.ok ? undefined : causeOf(metadata.problem)
  if (unreached !== undefined && !discovery.ok && discovery.problem.code === 'unreachable') {
    // One cause, told once: certificate and connection by the one check, all else waits for them.
    const found = tls.status === 'fail' ? [] : discoveryChecks(iss, discovery, unreached)
    const checks = complete([tls, ...found])
    return { iss, clientId, scopes: null, storedAs: null, checks }
  }
  const server = discovery.ok ? discovery.value : undefined
  const asked = server && askedScopes(issuer, server, 'ehr')
  const [tokenAnswer, noClient, noOrigin] = await Promise.all(
    server === undefined
      ? []
      : [
          askToken(server.tokenEndpoint, clientId, given.origin),
          askToken(server.tokenEndpoint, NO_CLIENT, given.origin),
          askToken(server.tokenEndpoint, clientId, NO_ORIGIN),
        ],
  )
  const capability = capabilityChecks(metadata, issuer)
  const checks = [
    tls,
    ...discoveryChecks(iss, discovery, unreached),
    ...(server && asked ? [scopeCheck(issuer, server, asked)] : []),
    clientCheck(tokenAnswer, noClient, clientId),
    ...pageChecks(given.pages, issuer, server),
    ...(await corsChecks(iss, server, given.origin, tokenAnswer, noOrigin)),
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

async function testChartChecks(
  issuer: Issuer,
  { setup, token, patientId, now }: ExamineInput,
): Promise<Check[]> {
  if (token === undefined || patientId === undefined) {
    const advice = 'Give --patient ID with --token-file FILE to read a test patient’s chart.'
    return [skipped('patient', 'no test patient', advice)]
  }
  const access = { iss: issuer.iss, token, patientId }
  const [chart, control] = await Promise.all([
    readTestChart(access, setup.site, issuer.documents),
    probe(`${baseWithSlash(issuer.iss)}Patient/${encodeURIComponent(patientId)}`, {
      headers: { accept: 'application/fhir+json', authorization: `Bearer ${NO_TOKEN}` },
    }),
  ])
  if (control.ok && control.value.status === 200) {
    const found = 'cannot be told: the server gives the test patient to a token that nobody issued, too'
    const advice = 'Look at the EHR’s authorization: `iss` may lead past it.'
    const [, ...others] = await chartChecks(chart, patientId, setup, now)
    return [warn('patient', found, advice), ...others]
  }
  return chartChecks(chart, patientId, setup, now)
}

/** A token that nobody issued: who is answered with it, too, was not let in by the other. */
const NO_TOKEN = 'tipm-doctor-no-such-token'

const GENERAL: readonly CheckId[] = ['site-file', 'origin', 'served-site', 'drugs']

/** Every check in its place; those that others made pointless are skipped. */
function complete(checks: readonly Check[]): Check[] {
  return CHECK_IDS.filter((id) => !GENERAL.includes(id)).map(
    (id) =>
      checks.find((check) => check.id === id) ?? skipped(id, 'depends on what failed or was skipped above'),
  )
}
