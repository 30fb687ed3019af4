import { createServer, request as forward, type IncomingMessage, type RequestOptions } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a proxy does with a request. */
export type ProxyAct =
  /** Without If-None-Exist, in the header and in a transaction: the server cannot keep a second create away. `twice`: sent twice, as proxies repeat what they take for lost. */
  | { readonly kind: 'unconditional'; readonly twice?: true }
  /** The server does it, and the connection breaks before its answer. `conditional`: If-None-Exist stays. */
  | { readonly kind: 'cut'; readonly conditional?: true }
  /** Answered by the proxy itself; the server never sees it. */
  | { readonly kind: 'answer'; readonly type: string; readonly body: string }
  /** The server's JSON, altered. */
  | { readonly kind: 'alter'; readonly json: (body: unknown) => unknown }

export interface HttpProxy {
  readonly url: string
  /** `POST /fhir/RiskAssessment`, in the order in which they reached the server. */
  readonly reached: readonly string[]
  close(): Promise<void>
}

/** An HTTP proxy between a browser and its servers. `actOn` tells what to do with `POST /fhir/RiskAssessment`; undefined lets it pass. */
export async function startProxy(actOn: (line: string) => ProxyAct | undefined): Promise<HttpProxy> {
  const reached: string[] = []
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '')
    const line = `${incoming.method} ${url.pathname}`
    const act = actOn(line)
    const body = await read(incoming)
    if (act?.kind === 'answer') {
      outgoing.writeHead(200, { 'content-type': act.type, 'access-control-allow-origin': '*' }).end(act.body)
      return
    }
    const isBare = act?.kind === 'unconditional' || (act?.kind === 'cut' && act.conditional !== true)
    const headers = { ...incoming.headers }
    if (isBare) delete headers['if-none-exist']
    const sent = isBare ? withoutConditions(body) : body
    if (sent !== body) headers['content-length'] = String(sent.length)
    const send = () => {
      reached.push(line)
      return answerOf(url, { method: incoming.method ?? 'GET', headers }, sent)
    }
    try {
      if (act?.kind === 'unconditional' && act.twice) await send()
      const { answer, text } = await send()
      if (act?.kind === 'cut') {
        incoming.socket.resetAndDestroy()
        return
      }
      const altered =
        act?.kind === 'alter' ? Buffer.from(JSON.stringify(act.json(JSON.parse(String(text))))) : text
      const { 'content-length': _, 'transfer-encoding': __, ...rest } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, { ...rest, 'content-length': altered.length }).end(altered)
    } catch {
      outgoing.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    reached,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answerOf(
  url: URL,
  options: RequestOptions,
  body: Buffer,
): Promise<{ readonly answer: IncomingMessage; readonly text: Buffer }> {
  return new Promise((resolve, reject) => {
    const passed = forward(url, options, (answer) => {
      read(answer).then((text) => resolve({ answer, text }), reject)
    })
    passed.on('error', reject)
    passed.end(body)
  })
}

/** A transaction's body without `ifNoneExist`; any other as it is. */
function withoutConditions(body: Buffer): Buffer {
  const text = String(body)
  if (!text.includes('"ifNoneExist"')) return body
  return Buffer.from(
    JSON.stringify(JSON.parse(text, (key, value) => (key === 'ifNoneExist' ? undefined : value))),
  )
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
