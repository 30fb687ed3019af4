import type { Problem } from '../../page/setup/problem.ts'
import { fail, ok, type Result } from '../../result.ts'
import { baseWithSlash, sameBase } from '../../site/same-base.ts'
import type { Issuer, SiteConfig } from '../../site/site-schema.ts'
import type { ProblemCode } from '../../text/problem-codes.ts'
import { type Arrival, arrival, toRemember } from './arrival.ts'
import { type Grant, grantOf } from './grant.ts'
import { refusal } from './refusal.ts'
import { saidBy } from './said-by.ts'
import type { Session, UserSession } from './session.ts'
import { smart } from './smart-client.ts'
import { forgetSession, readNote, type SessionNote } from './stored-session.ts'
import { tokenKeeper } from './token-keeper.ts'
import { readTokenResponse } from './token-response.ts'
import { unreachedProblem } from './unreached-problem.ts'

type SmartClient = Awaited<ReturnType<typeof smart.ready>>

/** Reads how the page was reached and takes `code` and `state` out of its URL, before anything else happens. */
export function arrive(page: Location, history: History): Arrival {
  const came = arrival(new URLSearchParams(page.search), history.state)
  if (came.kind === 'signed-in') history.replaceState(toRemember(came.stateKey), '', page.pathname)
  if (came.kind === 'refused') history.replaceState(null, '', page.pathname)
  return came
}

/** Completes the sign-in (SMART App Launch 2.2, "Obtain access token") or, after a reload of the tab, finds the same session again. */
export async function openSession(site: SiteConfig, came: Arrival): Promise<Result<Session, Problem>> {
  const opened = await openAny(site, came)
  return opened.ok ? ofPatient(opened.value) : opened
}

/** The same for a page that reads many patients, whatever patient the EHR names. */
export async function openUserSession(
  site: SiteConfig,
  came: Arrival,
): Promise<Result<UserSession, Problem>> {
  const opened = await openAny(site, came)
  return opened.ok ? ok(opened.value.session) : opened
}

interface Opened {
  readonly session: UserSession
  readonly grant: Grant
  readonly note: SessionNote
}

async function openAny(site: SiteConfig, came: Arrival): Promise<Result<Opened, Problem>> {
  switch (came.kind) {
    case 'none':
      return fail({ code: 'no-session' })
    case 'refused':
      return refused(came)
    case 'signed-in':
    case 'reload':
      return connect(site, came)
  }
}

/** Anyone can open this page with an error in its URL: what it says counts only as the answer to a sign-in of this tab. */
function refused(came: Extract<Arrival, { kind: 'refused' }>): Result<never, Problem> {
  const note = came.stateKey === undefined ? undefined : readNote(sessionStorage, came.stateKey)
  if (came.stateKey === undefined || note === undefined) return fail({ code: 'answer-not-asked' })
  forgetSession(sessionStorage, came.stateKey)
  return fail(
    came.iss !== undefined && isOther(note, came.iss) ? { code: 'issuer-mismatch' } : refusal(came, note),
  )
}

async function connect(
  site: SiteConfig,
  came: Extract<Arrival, { kind: 'signed-in' | 'reload' }>,
): Promise<Result<Opened, Problem>> {
  const note = readNote(sessionStorage, came.stateKey)
  const issuer = note && site.smart.issuers.find(({ iss }) => sameBase(iss, note.iss))
  if (note === undefined || issuer === undefined) return fail({ code: 'session-lost' })
  if (came.kind === 'signed-in') {
    if (came.iss === undefined && note.namesIssuer) return fail({ code: 'issuer-unnamed', detail: note.iss })
    if (came.iss !== undefined && isOther(note, came.iss)) return fail({ code: 'issuer-mismatch' })
  }
  const client = await clientOf(came, note)
  return client.ok ? sessionOf(came.stateKey, note, issuer, client.value) : client
}

/** RFC 9207: whether another authorization server than the one asked has answered. */
function isOther({ issuer }: SessionNote, iss: string): boolean {
  return issuer !== undefined && iss !== issuer && !sameBase(iss, issuer)
}

/** fhirclient exchanges the code, or finds the session that it keeps in this tab. */
async function clientOf(
  came: Extract<Arrival, { kind: 'signed-in' | 'reload' }>,
  { tokenEndpoint }: SessionNote,
): Promise<Result<SmartClient, Problem>> {
  const { stateKey } = came
  try {
    const client = await inTime(
      // fhirclient puts the code into a form body as it is.
      smart.ready(came.kind === 'reload' ? { stateKey } : { stateKey, code: encodeURIComponent(came.code) }),
    )
    if (client === undefined) return fail({ code: 'token-unreachable', detail: tokenEndpoint })
    if (readTokenResponse(client.state.tokenResponse) !== undefined) return ok(client)
    return came.kind === 'reload'
      ? fail({ code: 'session-lost' })
      : fail({ code: 'token-refused', detail: 'no bearer token' })
  } catch (error) {
    return came.kind === 'reload' ? fail({ code: 'session-lost' }) : tokenProblem(error, tokenEndpoint)
  }
}

const TIMEOUT_MS = 20_000

function inTime<Value>(work: Promise<Value>): Promise<Value | undefined> {
  return Promise.race([
    work,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), TIMEOUT_MS)),
  ])
}

/** fhirclient's words for an answer without an access token. */
const NO_TOKEN = 'Failed to obtain access token.'

/** What an exchange failed of; of its text the OAuth error alone is shown. */
async function tokenProblem(error: unknown, tokenEndpoint: string): Promise<Result<never, Problem>> {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  const said = error instanceof Error ? error.message : ''
  if (typeof status !== 'number') {
    return said === NO_TOKEN
      ? fail({ code: 'token-refused', detail: 'no bearer token' })
      : unreachedProblem(tokenEndpoint, 'token-unreachable')
  }
  // fhirclient's message ends with the OAuth error code (RFC 6749, 5.2) on a line of its own.
  const [, code, description] = /\n([a-z_]{3,60})(?:: ([^\n]*))?$/.exec(said) ?? []
  return fail({
    code: refusedOver(code ?? (status === 401 ? 'invalid_client' : '')),
    detail: code ?? `HTTP ${status}`,
    ...saidBy(description),
  })
}

/** Some servers answer every fault with 401, which by itself says that client authentication failed: a public client has none. */
function refusedOver(code: string): ProblemCode {
  switch (code) {
    case 'invalid_client':
      return 'client-refused'
    case 'unauthorized_client':
      return 'client-not-allowed'
    case 'invalid_scope':
      return 'scopes-refused'
    default:
      return 'token-refused'
  }
}

function sessionOf(
  stateKey: string,
  note: SessionNote,
  { audit, tasks }: Issuer,
  client: SmartClient,
): Result<Opened, Problem> {
  const token = readTokenResponse(client.state.tokenResponse)
  if (token === undefined) return fail({ code: 'session-lost' })
  const grant = grantOf(token, note.clientId)
  const session: UserSession = {
    fhirBase: baseWithSlash(note.iss),
    user: grant.user,
    // What is not listed was granted as asked (RFC 6749, 5.1): a right that was left out was not.
    granted: grant.scope?.trim() ? grant.scope : note.scope,
    locale: grant.locale,
    ...{ audit, tasks },
    ...tokenKeeper(client, () => forgetSession(sessionStorage, stateKey)),
  }
  return ok({ session, grant, note })
}

function ofPatient({ session, grant, note }: Opened): Result<Session, Problem> {
  if (grant.patient === '') {
    // Signing in standalone lets the EHR ask for a patient; where that was done already, asking again would lead here again.
    return note.launch === 'ehr'
      ? fail({ code: 'no-patient', again: { iss: note.aud } })
      : fail({ code: 'no-patient' })
  }
  return ok({
    ...session,
    patientId: grant.patient,
    encounter: grant.encounter === undefined ? undefined : `Encounter/${grant.encounter}`,
    needsBanner: grant.needsBanner,
    fhirContext: grant.fhirContext,
    appContext: grant.appContext,
    intent: grant.intent,
    styleUrl: grant.styleUrl,
  })
}
