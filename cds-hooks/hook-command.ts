import { randomUUID } from 'node:crypto'
import { importJWK, importPKCS8, type JWK, SignJWT } from 'jose'
import * as z from 'zod/mini'
import { SERVICE_ID } from './discovery.ts'

/** What `tipm hook FILE` is told beside the file. */
export interface HookCommandOptions {
  /** The service's base URL, or the full URL of a service. */
  readonly service: string
  /** Signs the call, as an EHR does; unsigned when absent. */
  readonly sign?: SigningOptions
  readonly fetch?: typeof globalThis.fetch
}

export interface SigningOptions {
  /** A private key: JWK (JSON) or PKCS #8 (PEM). */
  readonly key: string
  readonly iss: string
  /** Needed for PEM; a JWK may carry its own. */
  readonly kid?: string
  /** ES384 where neither this nor the JWK says otherwise. */
  readonly alg?: 'ES384' | 'RS384'
  readonly jku?: string
  readonly tenant?: string
}

export type HookCommandResult =
  | { readonly ok: true; readonly cards: readonly PrintedCard[] }
  | { readonly ok: false; readonly code: 'bad-key' | 'unreachable' | 'invalid-answer' }
  /** The service refused; `issues` are the texts of its OperationOutcome. */
  | {
      readonly ok: false
      readonly code: 'refused'
      readonly status: number
      readonly issues: readonly string[]
    }

const str = z.optional(z.string())
const cardSchema = z.looseObject({
  uuid: str,
  summary: z.string(),
  indicator: z.string(),
  detail: str,
  source: z.looseObject({ label: z.string() }),
  suggestions: z.optional(z.array(z.looseObject({ label: z.string() }))),
  overrideReasons: z.optional(z.array(z.looseObject({ display: str }))),
  links: z.optional(z.array(z.looseObject({ label: z.string(), url: z.string(), appContext: str }))),
})
const answerSchema = z.looseObject({ cards: z.array(cardSchema) })
const outcomeSchema = z.looseObject({
  issue: z.array(z.looseObject({ details: z.optional(z.looseObject({ text: str })), diagnostics: str })),
})

export type PrintedCard = z.infer<typeof cardSchema>

/** Posts a hook request (parsed JSON) to a service and reads the cards. For integrators; never rejects. */
export async function callHook(request: unknown, options: HookCommandOptions): Promise<HookCommandResult> {
  const base = options.service.replace(/\/+$/, '')
  const url = /\/cds-services\/[^/]+$/.test(base)
    ? base
    : `${base.replace(/\/cds-services$/, '')}/cds-services/${SERVICE_ID}`
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' }
  if (options.sign !== undefined) {
    const token = await signed(url, options.sign)
    if (token === undefined) return { ok: false, code: 'bad-key' }
    headers['authorization'] = `Bearer ${token}`
  }
  const call = options.fetch ?? globalThis.fetch
  try {
    const answer = await call(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(request),
      redirect: 'manual',
    })
    const body: unknown = await answer.json().catch(() => undefined)
    if (answer.status !== 200)
      return { ok: false, code: 'refused', status: answer.status, issues: issuesOf(body) }
    const parsed = z.safeParse(answerSchema, body)
    return parsed.success ? { ok: true, cards: parsed.data.cards } : { ok: false, code: 'invalid-answer' }
  } catch {
    return { ok: false, code: 'unreachable' }
  }
}

/** Cards as plain text, one after the other. */
export function printCards(cards: readonly PrintedCard[]): string {
  if (cards.length === 0) return 'No cards.\n'
  return `${cards.map(printCard).join('\n\n')}\n`
}

function printCard(card: PrintedCard): string {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : ['', `${title}:`, ...items.map((item) => `  - ${item}`)]
  return [
    `[${card.indicator}] ${card.summary}`,
    ...(card.detail === undefined ? [] : ['', card.detail]),
    ...list(
      'Suggestions',
      (card.suggestions ?? []).map(({ label }) => label),
    ),
    ...list(
      'Override reasons',
      (card.overrideReasons ?? []).flatMap(({ display }) => display ?? []),
    ),
    ...list(
      'Links',
      (card.links ?? []).map(
        ({ label, url, appContext }) =>
          `${label}: ${url}${appContext === undefined ? '' : ` (appContext ${appContext})`}`,
      ),
    ),
  ].join('\n')
}

function issuesOf(body: unknown): string[] {
  const parsed = z.safeParse(outcomeSchema, body)
  return parsed.success
    ? parsed.data.issue.flatMap(({ details, diagnostics }) => details?.text ?? diagnostics ?? [])
    : []
}

/** A token as CDS Hooks asks for one, good for five minutes; undefined when the key cannot be used. */
async function signed(
  audience: string,
  { key, iss, kid, alg, jku, tenant }: SigningOptions,
): Promise<string | undefined> {
  try {
    const jwk = key.trimStart().startsWith('{') ? (JSON.parse(key) as JWK) : undefined
    const algorithm = alg ?? jwk?.alg ?? (jwk?.kty === 'RSA' ? 'RS384' : 'ES384')
    const privateKey = jwk === undefined ? await importPKCS8(key, algorithm) : await importJWK(jwk, algorithm)
    const id = kid ?? jwk?.kid
    return await new SignJWT(tenant === undefined ? {} : { tenant })
      .setProtectedHeader({
        alg: algorithm,
        typ: 'JWT',
        ...(id !== undefined && { kid: id }),
        ...(jku !== undefined && { jku }),
      })
      .setIssuer(iss)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .setJti(randomUUID())
      .sign(privateKey)
  } catch {
    return undefined
  }
}
