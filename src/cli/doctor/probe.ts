/** A server's answer as a page would get it, or why there is none. */
export type Probe =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Headers
      /** Undefined where the body is no JSON. */
      readonly json: unknown
      /** Half-way between sending and the answer's arrival, by this machine's clock. */
      readonly at: Date
      readonly roundTripMs: number
    }
  | { readonly kind: 'silent'; readonly reason: string }

export interface ProbeOptions {
  readonly method?: 'GET' | 'POST' | 'OPTIONS'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: URLSearchParams
}

const TIMEOUT_MS = 20_000

/** One request, at most 20 s; redirects are not followed, since the app does not follow them either. */
export async function probe(url: string, options: ProbeOptions = {}): Promise<Probe> {
  const sent = Date.now()
  try {
    const response = await fetch(url, {
      method: options.method ?? 'GET',
      headers: { ...options.headers },
      ...(options.body === undefined ? {} : { body: options.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const arrived = Date.now()
    return {
      kind: 'answer',
      status: response.status,
      headers: response.headers,
      json: await jsonOf(response),
      at: new Date((sent + arrived) / 2),
      roundTripMs: arrived - sent,
    }
  } catch (error) {
    return { kind: 'silent', reason: reasonOf(error) }
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Node hides the code of a failure (ECONNREFUSED, CERT_HAS_EXPIRED) in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`
  const { cause } = error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : 'no answer'
}

/** `HTTP 404`, or the reason for silence. */
export function statusText(answer: Probe): string {
  return answer.kind === 'answer' ? `HTTP ${answer.status}` : answer.reason
}
