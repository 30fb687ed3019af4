import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import * as z from 'zod/mini'
import { outcomeTexts } from '../src/fhir/resources/outcome-texts.ts'
import { ask, type Fetch, runtimeFetch } from '../src/fhir-client/ask.ts'
import { fail, ok, type Result } from '../src/result.ts'
import { signingKey } from '../src/smart/signing-key.ts'
import { SERVICE_ID } from './discovery.ts'

/** What `tipm hook FILE` is told beside the file. */
export interface HookCommandOptions {
  /** The service's base URL, or the full URL of a service. */
  readonly service: string
  /** Signs the call, as an EHR does; unsigned when absent. */
  readonly sign?: SigningOptions
  readonly fetch?: Fetch
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

/** `refused`: the service did; `issues` are the texts of its OperationOutcome. */
export type HookCommandProblem =
  | { readonly code: 'bad-key' | 'unreachable' | 'invalid-answer' }
  | { readonly code: 'refused'; readonly status: number; readonly issues: readonly string[] }

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

export type PrintedCard = z.infer<typeof cardSchema>

/** Posts a hook request (parsed JSON) to a service and reads the cards. For integrators; never rejects. */
export async function callHook(
  request: unknown,
  { service, sign, fetch }: HookCommandOptions,
): Promise<Result<readonly PrintedCard[], HookCommandProblem>> {
  const base = service.replace(/\/+$/, '')
  const url = /\/cds-services\/[^/]+$/.test(base)
    ? base
    : `${base.replace(/\/cds-services$/, '')}/cds-services/${SERVICE_ID}`
  const token = sign === undefined ? undefined : await signed(url, sign)
  if (sign !== undefined && token === undefined) return fail({ code: 'bad-key' })
  const headers = {
    accept: 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const answer = await ask(fetch ?? runtimeFetch, url, { method: 'POST', headers, body: request })
  if (!answer.ok) return fail({ code: 'unreachable' })
  const { status, json } = answer.value
  if (status !== 200) return fail({ code: 'refused', status, issues: outcomeTexts(json) })
  const parsed = z.safeParse(answerSchema, json)
  return parsed.success ? ok(parsed.data.cards) : fail({ code: 'invalid-answer' })
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

/** A token as CDS Hooks asks for one, good for five minutes; undefined when the key cannot be used. */
async function signed(
  audience: string,
  { key, iss, kid, alg, jku, tenant }: SigningOptions,
): Promise<string | undefined> {
  try {
    const signing = await signingKey(key, alg)
    const id = kid ?? signing.kid
    return await new SignJWT(tenant === undefined ? {} : { tenant })
      .setProtectedHeader({
        alg: signing.alg,
        typ: 'JWT',
        ...(id !== undefined && { kid: id }),
        ...(jku !== undefined && { jku }),
      })
      .setIssuer(iss)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .setJti(randomUUID())
      .sign(signing.key)
  } catch {
    return undefined
  }
}
