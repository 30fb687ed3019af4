import { createHash, randomBytes } from 'node:crypto'

/** What a SMART app does at its start, by plain HTTP: for tests of servers. */
export interface LoginRequest {
  readonly fhirBase: string
  readonly clientId: string
  readonly redirectUri: string
  readonly scope: string
  readonly launch?: string
  /** Overrides or removes (undefined) parameters of the authorization request. */
  readonly change?: Readonly<Record<string, string | undefined>>
}

export interface Authorization {
  /** The answer to the authorization request, redirects not followed. */
  readonly response: Response
  /** Parameters of the redirect to the app; empty when there was none. */
  readonly redirected: URLSearchParams
  readonly verifier: string
  readonly state: string
}

/** Sends the authorization request with PKCE and returns where it leads. */
export async function authorize(request: LoginRequest): Promise<Authorization> {
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(8).toString('hex')
  const params: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scope,
    state,
    aud: request.fhirBase,
    launch: request.launch,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...request.change,
  }
  const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const response = await fetch(`${issuerOf(request.fhirBase)}/authorize?${new URLSearchParams(given)}`, {
    redirect: 'manual',
  })
  const location = response.headers.get('location')
  return {
    response,
    redirected: location ? new URL(location).searchParams : new URLSearchParams(),
    verifier,
    state,
  }
}

/** Posts a form to the token endpoint; the body is the JSON answer. */
export async function tokenRequest(
  fhirBase: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const response = await fetch(`${issuerOf(fhirBase)}/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

/** The whole exchange: authorization request, redirect, code for token. */
export async function login(request: LoginRequest): Promise<Record<string, unknown>> {
  const { redirected, verifier } = await authorize(request)
  const { body } = await tokenRequest(request.fhirBase, {
    grant_type: 'authorization_code',
    code: redirected.get('code') ?? '',
    redirect_uri: request.redirectUri,
    client_id: request.clientId,
    code_verifier: verifier,
  })
  return body
}

function issuerOf(fhirBase: string): string {
  return fhirBase.replace(/\/fhir$/, '/auth')
}
