import type { IncomingMessage } from 'node:http'
import type { SandboxClient } from './auth/clients.ts'
import type { Handles } from './auth/handles.ts'
import type { LaunchContext } from './auth/launch-context.ts'
import { parseSmartScopes } from './auth/scopes.ts'
import type { CdsDesk } from './cds/cds-desk.ts'
import type { Access } from './fhir/guard/access.ts'
import { isRecord } from './fhir/resource.ts'
import { type Answer, header, json, readBody } from './http.ts'

export interface EhrApiOptions {
  readonly origin: string
  readonly fhirBase: string
  readonly clients: readonly SandboxClient[]
  readonly launches: Handles<LaunchContext>
  readonly tokens: Handles<Access>
  readonly cds: CdsDesk
  /** Where apps find the EHR's look. */
  readonly styleUrl: string | undefined
  /** The practitioner who is signed in to the chart. */
  readonly user: () => Promise<string>
}

/** Answer of `GET /ehr/session`. */
export interface EhrSession {
  /** A bearer token with full rights of the practitioner. */
  readonly token: string
  readonly expiresIn: number
  readonly user: string
  readonly fhirBase: string
  readonly apps: readonly { readonly clientId: string; readonly name: string; readonly launchUrl: string }[]
}

const sessionLifetime = 8 * 60 * 60

/** What the chart page needs from its EHR: a session and launches. Only pages of the same origin may call it. */
export class EhrApi {
  readonly #options: EhrApiOptions

  constructor(options: EhrApiOptions) {
    this.#options = options
  }

  async handle(req: IncomingMessage, path: string): Promise<Answer> {
    if (!this.#sameOrigin(req)) return json(403, { error: 'Only the chart itself may ask this' })
    if (path === '/session' && req.method === 'GET') return json(200, await this.#session())
    if (path === '/launch' && req.method === 'POST') return this.#launch(req)
    if (path.startsWith('/cds/') && req.method === 'POST') {
      return this.#options.cds.handle(
        path.slice('/cds'.length),
        await jsonBody(req, 2_000_000),
        await this.#options.user(),
      )
    }
    return json(404, { error: 'There is no such address' })
  }

  async #session(): Promise<EhrSession> {
    const { clients, fhirBase, tokens } = this.#options
    const user = await this.#options.user()
    const access = { clientId: 'chart', user, patient: undefined, scopes: parseSmartScopes('user/*.cruds') }
    return {
      token: tokens.add(access, sessionLifetime),
      expiresIn: sessionLifetime,
      ...{ user, fhirBase },
      apps: clients.map(({ clientId, name, launchUrl }) => ({ clientId, name, launchUrl })),
    }
  }

  async #launch(req: IncomingMessage): Promise<Answer> {
    const body = await jsonBody(req)
    const [registered] = this.#options.clients
    const { clientId, launchUrl: wanted } = body ?? {}
    const client =
      clientId === undefined && wanted === undefined
        ? registered
        : this.#options.clients.find(
            (c) => c.clientId === (clientId ?? c.clientId) && c.launchUrl === (wanted ?? c.launchUrl),
          )
    const context = body && launchContext(body, await this.#options.user())
    if (context === undefined || client === undefined) {
      return json(400, { error: 'A launch needs a patient, and a registered app when one is named' })
    }
    const { styleUrl } = this.#options
    const launch = this.#options.launches.add({
      ...(styleUrl === undefined ? {} : { smartStyleUrl: styleUrl }),
      ...context,
      clientId: client.clientId,
    })
    const launchUrl = new URL(client.launchUrl)
    launchUrl.searchParams.set('iss', this.#options.fhirBase)
    launchUrl.searchParams.set('launch', launch)
    return json(200, { launch, launchUrl: launchUrl.href })
  }

  /** Browsers name the origin of every request that another site could have caused. */
  #sameOrigin(req: IncomingMessage): boolean {
    const origin = header(req, 'origin')
    const site = header(req, 'sec-fetch-site')
    return (
      (origin === undefined || origin === this.#options.origin) &&
      (site === undefined || site === 'same-origin')
    )
  }
}

async function jsonBody(req: IncomingMessage, limit = 100_000): Promise<Record<string, unknown> | undefined> {
  const text = await readBody(req, limit)
  try {
    const body: unknown = JSON.parse(text ?? '')
    return isRecord(body) ? body : undefined
  } catch {
    return undefined
  }
}

/** Reads the members of a launch request; undefined without a patient or with a member of the wrong kind. */
function launchContext(body: Record<string, unknown>, user: string): LaunchContext | undefined {
  const { patient, encounter, needPatientBanner, smartStyleUrl, intent, fhirContext, appContext, tenant } =
    body
  if (typeof patient !== 'string' || patient === '') return undefined
  const texts = { encounter, smartStyleUrl, intent, appContext, tenant }
  const given = Object.entries(texts).filter(([, value]) => value !== undefined)
  if (given.some(([, value]) => typeof value !== 'string')) return undefined
  return {
    ...{ user, patient },
    ...(Object.fromEntries(given) as Partial<Record<keyof typeof texts, string>>),
    ...(typeof needPatientBanner === 'boolean' ? { needPatientBanner } : {}),
    ...(Array.isArray(fhirContext) ? { fhirContext: fhirContext.filter(isRecord) } : {}),
  }
}
