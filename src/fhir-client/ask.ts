import { fail, ok, type Result } from '../result.ts'
import { type BodyProblem, readJsonBody } from './read-json-body.ts'

/** How servers are reached; outside of tests the runtime's own `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Looked up at each call: tests and service workers put theirs in its place. */
export const runtimeFetch: Fetch = (url, init) => globalThis.fetch(url, init)

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS'
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as a form where it is URLSearchParams, else as JSON (`application/json` where no header says otherwise). */
  readonly body?: unknown
  /** Ends the request from outside. */
  readonly signal?: AbortSignal | undefined
  /** For the request with everything that is waited for in between; 20 s where nothing is said. */
  readonly timeoutMs?: number
  readonly mostBytes?: number | undefined
  /** Takes the body of a success instead of its being read as JSON; what it throws of its own ends as `network`. */
  readonly into?: ((response: Response) => Promise<void>) | undefined
  /** By default a redirect is an answer like any other: it could lead elsewhere, token and all. */
  readonly redirect?: 'follow' | 'manual'
  /** Credentials never go out by default; the pages' own files may be behind a login. */
  readonly credentials?: 'omit' | 'same-origin'
}

/** A server's answer, whatever its status. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** What the body holds; undefined where it is not JSON, and `unread` says why. */
  readonly json: unknown
  readonly unread: BodyProblem | undefined
  /** Half-way between sending and the answer's arrival, by this machine's clock. */
  readonly at: Date
}

/** Why there is no answer. */
export type NoAnswer =
  /** `detail` is the system's code (ECONNREFUSED, CERT_HAS_EXPIRED) where it tells one. */
  | { readonly code: 'network'; readonly detail: string | undefined }
  | { readonly code: 'timeout' | 'cancelled' }

const TIMEOUT_MS = 20_000
/** A server that keeps asking for patience is told as what it says it is. */
const MOST_WAITS = 3
/** HTTP leaves the header out at will, and a browser shows it only where the server's CORS exposes it. */
const WAIT_UNTOLD_MS = 1_000

/**
 * One request, its body read once. A reading request that is told to wait (429, 503 with Retry-After) is sent again
 * after that time where the time limit allows, else the refusal is the answer. Never rejects.
 */
export async function ask(
  fetch: Fetch,
  url: string,
  question: Question = {},
): Promise<Result<Answer, NoAnswer>> {
  const { method = 'GET', timeoutMs = TIMEOUT_MS } = question
  const endsAt = performance.now() + timeoutMs
  const timeout = AbortSignal.timeout(Math.max(0, Math.ceil(timeoutMs)))
  const signal = question.signal === undefined ? timeout : AbortSignal.any([timeout, question.signal])
  try {
    for (let waits = 0; ; waits += 1) {
      const sent = Date.now()
      const response = await fetch(url, initOf(question, signal))
      // What a browser makes of a redirect that is not followed.
      if (response.type === 'opaqueredirect') return fail({ code: 'network', detail: undefined })
      const at = new Date((sent + Date.now()) / 2)
      const wait = method === 'GET' && waits < MOST_WAITS ? waitOf(response) : undefined
      if (wait !== undefined && performance.now() + wait < endsAt) {
        await response.body?.cancel()
        await pause(wait, signal)
        continue
      }
      if (question.into !== undefined && response.ok) {
        await question.into(response)
        return ok({
          status: response.status,
          headers: response.headers,
          at,
          json: undefined,
          unread: undefined,
        })
      }
      const body = await readJsonBody(response, question.mostBytes)
      return ok({
        ...{ status: response.status, headers: response.headers, at },
        json: body.ok ? body.value : undefined,
        unread: body.ok ? undefined : body.problem,
      })
    }
  } catch (error) {
    if (question.signal?.aborted) return fail({ code: 'cancelled' })
    return fail(timeout.aborted ? { code: 'timeout' } : { code: 'network', detail: systemCodeOf(error) })
  }
}

function initOf(question: Question, signal: AbortSignal): RequestInit {
  const { method = 'GET', headers, body } = question
  const isForm = body instanceof URLSearchParams
  return {
    method,
    headers: { ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    cache: 'no-store',
    credentials: question.credentials ?? 'omit',
    redirect: question.redirect ?? 'manual',
    referrerPolicy: 'no-referrer',
    signal,
  }
}

/** How long a server asks to wait by its refusal, in ms; undefined where it does not. */
function waitOf({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined
  return headers.has('retry-after') ? retryAfter(headers) : status === 429 ? WAIT_UNTOLD_MS : undefined
}

/** How long a header asks to wait (RFC 9110, Retry-After: seconds or a date), in ms; undefined where it does not. */
export function retryAfter(headers: Headers): number | undefined {
  const header = headers.get('retry-after')
  if (header === null) return undefined
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}

/** Node hides the code of a failure in the cause. */
function systemCodeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
}
