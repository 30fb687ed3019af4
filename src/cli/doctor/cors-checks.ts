import { baseWithSlash } from '../../site/same-base.ts'
import { wellKnownUrl } from '../../smart/discover.ts'
import type { SmartServer } from '../../smart/smart-server.ts'
import { type Check, type CheckId, fail, pass, skipped, warn } from './check.ts'
import { originOf } from './origin-check.ts'
import { type Probe, probe, statusText } from './probe.ts'

/** What a preflight asks for (Fetch Standard, "CORS protocol"). */
interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly headers: readonly string[]
}

/** What keeps a page of `origin` from reading the answer; undefined where nothing does. */
export function corsFault(answer: Probe, origin: string, asked?: Asked): string | undefined {
  if (!answer.ok) return statusText(answer)
  const { status, headers } = answer.value
  if (asked !== undefined && (status < 200 || status > 299)) return `the preflight got HTTP ${status}`
  const allowed = headers.get('access-control-allow-origin')
  if (allowed !== '*' && allowed !== origin) {
    return allowed === null ? 'no Access-Control-Allow-Origin' : `Access-Control-Allow-Origin: ${allowed}`
  }
  if (asked === undefined) return undefined
  const methods = listOf(headers.get('access-control-allow-methods'))
  const safe = asked.method === 'GET' || asked.method === 'POST'
  if (!safe && !methods.includes(asked.method.toLowerCase()) && !methods.includes('*')) {
    return `Access-Control-Allow-Methods: ${methods.join(', ') || 'none'}`
  }
  const missing = missingHeaders(headers, asked.headers)
  return missing.length === 0 ? undefined : `Access-Control-Allow-Headers lacks ${missing.join(', ')}`
}

function missingHeaders(headers: Headers, asked: readonly string[]): string[] {
  const allowed = listOf(headers.get('access-control-allow-headers'))
  // The wildcard does not stand for Authorization.
  return asked.filter(
    (name) => !allowed.includes(name) && (name === 'authorization' || !allowed.includes('*')),
  )
}

function listOf(header: string | null): string[] {
  return (header ?? '').split(',').flatMap((name) => name.trim().toLowerCase() || [])
}

const IDS = ['cors-discovery', 'cors-token', 'cors-read', 'cors-write'] as const

/** Whether pages of the app's origin may read discovery, token endpoint and FHIR, and write; each by asking as a browser does. */
export async function corsChecks(
  iss: string,
  server: SmartServer | undefined,
  origin: string | undefined,
  tokenAnswer: Probe | undefined,
  tokenControl: Probe | undefined,
): Promise<Check[]> {
  if (origin === new URL(iss).origin && origin === originOf(server?.tokenEndpoint ?? iss)) {
    return IDS.map((id) => pass(id, 'app and EHR share one origin'))
  }
  if (origin === undefined) return IDS.map((id) => skipped(id, 'the app’s origin is not given'))
  const base = baseWithSlash(iss)
  const discoveryUrl = server?.source === 'metadata' ? `${base}metadata` : wellKnownUrl(iss)
  const faultsOf = async (asking: string, token: Probe | undefined) => {
    const preflight = async (url: string, asked: Asked) => {
      const { method, headers } = asked
      const answer = await probe(url, {
        method: 'OPTIONS',
        headers: {
          origin: asking,
          'access-control-request-method': method,
          'access-control-request-headers': headers.join(', '),
        },
      })
      return corsFault(answer, asking, asked)
    }
    const [discovery, reading, posting, creating, updating] = await Promise.all([
      probe(discoveryUrl, { headers: { origin: asking, accept: 'application/json' } }),
      preflight(`${base}Patient/tipm-doctor`, READ),
      preflight(base.replace(/\/$/, ''), TRANSACTION),
      preflight(`${base}RiskAssessment`, CREATE),
      preflight(`${base}RiskAssessment/tipm-doctor`, UPDATE),
    ])
    return {
      ...{ reading, posting, creating, updating },
      discovery: corsFault(discovery, asking),
      token: token && corsFault(token, asking),
    }
  }
  const [ours, anybody] = await Promise.all([
    faultsOf(origin, tokenAnswer),
    faultsOf(NO_ORIGIN, tokenControl),
  ])
  const verdict = (id: CheckId, part: 'discovery' | 'token' | 'reading', url: string): Check =>
    ours[part] === undefined
      ? pass(id, `${origin} may call ${url}${anybody[part] === undefined ? ', as may any other origin' : ''}`)
      : fail(id, `${origin} may not call ${url}: ${ours[part]}`, REGISTER(origin))
  return [
    verdict('cors-discovery', 'discovery', discoveryUrl),
    tokenAnswer === undefined
      ? skipped('cors-token', 'no token endpoint is known')
      : verdict('cors-token', 'token', server?.tokenEndpoint ?? ''),
    verdict('cors-read', 'reading', `${base}Patient/...`),
    writeVerdict(origin, ours.posting, ours.creating, ours.updating),
  ]
}

/** An origin that no EHR has registered: where it is let in, being let in tells nothing of a registration. */
export const NO_ORIGIN = 'https://tipm-doctor-control.invalid'

const READ: Asked = { method: 'GET', headers: ['authorization'] }
const TRANSACTION: Asked = { method: 'POST', headers: ['authorization', 'content-type'] }
const CREATE: Asked = { method: 'POST', headers: ['authorization', 'content-type', 'if-none-exist'] }
const UPDATE: Asked = { method: 'PUT', headers: ['authorization', 'content-type', 'if-match'] }

const REGISTER = (origin: string) => `Let the EHR’s app connections allow the origin ${origin}.`

/** A transaction needs the least; single creates and corrections need conditional headers and PUT. */
function writeVerdict(
  origin: string,
  posting: string | undefined,
  creating: string | undefined,
  updating: string | undefined,
): Check {
  const faults = [
    ...(posting === undefined ? [] : [`transactions: ${posting}`]),
    ...(creating === undefined ? [] : [`single conditional creates: ${creating}`]),
    ...(updating === undefined ? [] : [`single corrections: ${updating}`]),
  ]
  if (faults.length === 0) return pass('cors-write', `${origin} may create and correct`)
  const found = `${origin} may not write everything: ${faults.join('; ')}`
  const advice = `${REGISTER(origin)} Allow PUT and the headers Authorization, Content-Type, If-None-Exist, If-Match.`
  return posting !== undefined && creating !== undefined
    ? fail('cors-write', found, advice)
    : warn('cors-write', found, advice)
}
