import type { IncomingMessage, ServerResponse } from 'node:http'

/** An HTTP answer, complete before it is sent. Header names are in lower case. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}

export function plainText(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: `${body}\n` }
}

export function redirect(location: string, status: 302 | 303 | 307 = 303): Answer {
  return { status, headers: { location } }
}

/** Writes the answer; the body is left out for HEAD. */
export function send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.setHeader(name, value)
  res.statusCode = answer.status
  if (answer.body !== undefined) res.setHeader('content-length', Buffer.byteLength(answer.body))
  res.end(req.method === 'HEAD' ? undefined : answer.body)
}

/** The body as text; undefined when it is longer than the limit in bytes. Rejects when the client breaks off. */
export async function readBody(req: IncomingMessage, limit = 10_000_000): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    // Read on when it is too long: a client that is still sending would not see the answer otherwise.
    if (size <= limit) chunks.push(chunk)
  }
  return size > limit ? undefined : Buffer.concat(chunks).toString('utf8')
}

/** A header that may occur once; several are joined as HTTP allows. */
export function header(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}
