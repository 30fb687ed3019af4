import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answer, json, plainText, readBody, redirect, send } from '../http.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import type { SandboxClient } from './clients.ts'
import { errorPage } from './error-page.ts'
import type { Handles } from './handles.ts'
import type { Imitation } from './imitation.ts'
import type { LaunchContext } from './launch-context.ts'
import { type PickerPatient, pickerPage } from './patient-picker.ts'
import { splitScopes } from './scopes.ts'

export interface AuthEndpointOptions {
  readonly server: AuthorizationServer
  readonly issuer: string
  readonly clients: readonly SandboxClient[]
  readonly launches: Handles<LaunchContext>
  readonly patients: () => Promise<PickerPatient[]>
  readonly defaultUser: () => Promise<string>
  readonly imitate: Imitation
}

/** The authorization server over HTTP: reads the SMART parameters, asks for a patient if need be, then hands over. */
export class AuthEndpoint {
  readonly #options: AuthEndpointOptions

  constructor(options: AuthEndpointOptions) {
    this.#options = options
  }

  /** Answers a request; `path` is that below the issuer, with leading slash. */
  async handle(
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    if (path === '/pick' && req.method === 'POST') return send(req, res, await this.#picked(req))
    const { postOnly, confidential } = this.#options.imitate
    if (path === '/token' && confidential) return send(req, res, json(401, { error: 'invalid_client' }))
    if (path === '/authorize' && postOnly && req.method !== 'POST') {
      return send(req, res, plainText(405, 'Authorization requests are posted here.', { allow: 'POST' }))
    }
    if (path !== '/authorize') {
      const search = query.toString()
      return this.#options.server.handle(req, res, search === '' ? path : `${path}?${search}`)
    }
    const params = req.method === 'POST' ? await formOf(req) : query
    const scope = params.get('scope') ?? ''
    const launch = params.get('launch') ?? undefined
    const client = this.#options.clients.find((c) => c.clientId === params.get('client_id'))
    if (launch === undefined && client && splitScopes(scope).includes('launch/patient')) {
      return send(req, res, await this.#picker(client, params))
    }
    return this.#options.server.authorize(req, res, params, {
      ...{ scope, launch, aud: params.get('aud') ?? undefined },
      defaultUser: await this.#options.defaultUser(),
    })
  }

  async #picker(client: SandboxClient, params: URLSearchParams): Promise<Answer> {
    const body = pickerPage(
      client.name,
      `${this.#options.issuer}/pick`,
      params,
      await this.#options.patients(),
    )
    return html(200, body, [...new Set(client.redirectUris.map((uri) => new URL(uri).origin))])
  }

  /** The choice becomes a launch like that of a chart; the app's request then goes on as usual. */
  async #picked(req: IncomingMessage): Promise<Answer> {
    const params = await formOf(req)
    const patient = params.get('picked_patient')
    params.delete('picked_patient')
    if (!(await this.#options.patients()).some((p) => p.id === patient) || patient === null) {
      return html(400, errorPage('invalid_request', 'there is no such patient'), [])
    }
    const user = await this.#options.defaultUser()
    params.set('launch', this.#options.launches.add({ user, patient }))
    return redirect(`${this.#options.issuer}/authorize?${params}`)
  }
}

async function formOf(req: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams((await readBody(req, 100_000)) ?? '')
}

/** Browsers apply form-action to the redirects after the form, too: the app's origins must be named. */
function html(status: number, body: string, formTargets: readonly string[]): Answer {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    `form-action 'self' ${formTargets.join(' ')}`.trim(),
    `frame-ancestors 'self' ${formTargets.join(' ')}`.trim(),
  ].join('; ')
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body,
  }
}
