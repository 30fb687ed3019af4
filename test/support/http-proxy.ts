import { createServer, request as forward, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a proxy does with a request. */
export type ProxyAct =
  /** Without the header If-None-Exist: the server cannot keep a second create away. */
  | { readonly kind: 'unconditional' }
  /** The server does it, and the connection breaks before its answer. */
  | { readonly kind: 'cut' }
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
    const headers = { ...incoming.headers }
    if (act?.kind === 'unconditional' || act?.kind === 'cut') delete headers['if-none-exist']
    reached.push(line)
    const passed = forward(url, { method: incoming.method ?? 'GET', headers }, async (answer) => {
      const text = await read(answer)
      if (act?.kind === 'cut') {
        incoming.socket.resetAndDestroy()
        return
      }
      const altered =
        act?.kind === 'alter' ? Buffer.from(JSON.stringify(act.json(JSON.parse(String(text))))) : text
      const { 'content-length': _, 'transfer-encoding': __, ...rest } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, { ...rest, 'content-length': altered.length }).end(altered)
    })
    passed.on('error', () => outgoing.destroy())
    passed.end(body)
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

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
