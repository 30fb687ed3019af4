import { ask, runtimeFetch } from '../../src/fhir-client/ask.ts'
import { fetchJson } from '../../src/fhir-client/fetch-json.ts'
import { fail, ok, type Result } from '../../src/result.ts'
import type { ExpiringCodes } from '../auth/expiring-codes.ts'
import { parseSmartScopes } from '../auth/smart-scopes.ts'
import type { FhirBackend } from '../fhir/backend.ts'
import type { Access } from '../fhir/guard/token-access.ts'
import { isRecord } from '../fhir/resource.ts'
import { fillPrefetch, userTokens } from './fill-prefetch.ts'
import type { SigningKey } from './signing-key.ts'

export interface CdsClientOptions {
  /** Base URL of the CDS Hooks services, without trailing slash; undefined while there are none. */
  readonly services: string | undefined
  /** `iss` of the EHR's tokens. */
  readonly iss: string
  /** Where the EHR's public key is. */
  readonly jku: string
  readonly key: SigningKey
  /** The address of this FHIR server, as it is sent to the services. */
  readonly fhirServer: string
  readonly backend: FhirBackend
  readonly tokens: ExpiringCodes<Access>
}

/** A hook that fired on the chart page. */
export interface HookEvent {
  readonly hook: string
  readonly hookInstance: string
  readonly context: Readonly<Record<string, unknown>> & {
    readonly userId: string
    readonly patientId: string
    readonly encounterId?: string | undefined
  }
}

/** What came of calling one service: its answer as it was sent, or why there is none. */
export type ServiceAnswer = { readonly service: string; readonly title: string } & Result<unknown, string>

/** An EHR waits no longer than this for advice. */
const PATIENCE_MS = 5_000
const TOKEN_SECONDS = 300

/** The EHR's side of CDS Hooks: knows the services, reads what they ask for, signs each call. Never rejects. */
export class CdsClient {
  readonly #options: CdsClientOptions
  #known: readonly CdsService[] | undefined

  constructor(options: CdsClientOptions) {
    this.#options = options
  }

  /** Calls every service of a hook. Undefined when the services themselves cannot be reached; empty when there are none. */
  async fire(event: HookEvent): Promise<ServiceAnswer[] | undefined> {
    const base = this.#options.services
    if (base === undefined) return []
    const services = await this.#discover(base)
    return (
      services &&
      Promise.all(services.filter(({ hook }) => hook === event.hook).map((it) => this.#call(base, it, event)))
    )
  }

  /** Sends what became of a card; false when the service did not take it. */
  async feedback(service: string, feedback: readonly object[]): Promise<boolean> {
    const base = this.#options.services
    const known = base === undefined ? undefined : await this.#discover(base)
    if (known?.some(({ id }) => id === service) !== true) return false
    const answer = await this.#post(`${base}/cds-services/${service}/feedback`, { feedback })
    return answer.ok
  }

  async #discover(base: string): Promise<readonly CdsService[] | undefined> {
    if (this.#known !== undefined) return this.#known
    const answer = await fetchJson(`${base}/cds-services`, { timeoutMs: PATIENCE_MS })
    if (answer.ok) this.#known = cdsServices(answer.value)
    return this.#known
  }

  async #call(base: string, service: CdsService, event: HookEvent): Promise<ServiceAnswer> {
    const { context } = event
    const { backend, fhirServer } = this.#options
    const fields = Object.entries(context).flatMap(([name, value]) =>
      typeof value === 'string' ? [[`context.${name}`, value] as const] : [],
    )
    const tokens = { ...Object.fromEntries(fields), ...userTokens(context.userId) }
    const answer = await this.#post(`${base}/cds-services/${service.id}`, {
      ...{ hook: event.hook, hookInstance: event.hookInstance, context, fhirServer },
      fhirAuthorization: this.#authorization(service, event),
      prefetch: await fillPrefetch(service.prefetch, tokens, backend),
    })
    return { service: service.id, title: service.title, ...answer }
  }

  /** A token for this call: reading, this patient, the types that the service asks for. */
  #authorization({ id, prefetch }: CdsService, { context }: HookEvent): object {
    const types = new Set(Object.values(prefetch).flatMap((url) => /^[A-Za-z]+/.exec(url)?.[0] ?? []))
    const scope = [...types].map((type) => `patient/${type}.rs`).join(' ')
    const { patientId, userId } = context
    const access = { clientId: id, user: userId, patient: patientId, scopes: parseSmartScopes(scope) }
    return {
      access_token: this.#options.tokens.add(access, TOKEN_SECONDS),
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      scope,
      subject: id,
      patient: patientId,
    }
  }

  async #post(url: string, body: object): Promise<Result<unknown, string>> {
    const { key, iss, jku } = this.#options
    const token = await key.sign({ iss, jku, aud: url.replace(/\/feedback$/, '') })
    const headers = { authorization: `Bearer ${token}` }
    const answer = await ask(runtimeFetch, url, { method: 'POST', headers, body, timeoutMs: PATIENCE_MS })
    if (!answer.ok) {
      const isLate = answer.problem.code === 'timeout'
      return fail(isLate ? 'it did not answer in time' : 'it could not be reached')
    }
    const { status, json } = answer.value
    return status < 200 || status > 299 ? fail(`it answered ${status}`) : ok(json)
  }
}

/** A service as its discovery lists it, under one hook. */
interface CdsService {
  readonly hook: string
  readonly id: string
  readonly title: string
  readonly prefetch: Readonly<Record<string, string>>
}

/** The services of a discovery answer (CDS Hooks 2.0.1, "Discovery"); what is malformed is left out. */
export function cdsServices(discovery: unknown): CdsService[] {
  const { services } = isRecord(discovery) ? discovery : {}
  return (Array.isArray(services) ? services : []).filter(isRecord).flatMap((service) => {
    const { hook, id, title, prefetch } = service
    if (typeof hook !== 'string' || typeof id !== 'string' || !/^[\w.-]+$/.test(id)) return []
    const templates = Object.entries(isRecord(prefetch) ? prefetch : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    return [
      { hook, id, title: typeof title === 'string' ? title : id, prefetch: Object.fromEntries(templates) },
    ]
  })
}
