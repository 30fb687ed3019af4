import type { onRequestAsyncHookHandler } from 'fastify'
import { isLoopbackHeader } from '../cds-hooks/http/loopback.ts'

/**
 * Answers only under the server's own name, since a foreign name that resolves to this machine could otherwise be used
 * to read it (DNS rebinding). Loopback aliases are led to the one name that tokens and links use; the app's files
 * may be loaded from them, to try it from another origin.
 */
export function answerUnderOwnName(url: string): onRequestAsyncHookHandler {
  const own = new URL(url)
  return async (request, reply) => {
    const host = request.headers.host ?? ''
    if (host === own.host) return
    if (!isLoopbackHeader(host)) {
      const text = `This server answers as ${own.origin} only. Set PUBLIC_URL to change that.\n`
      return reply.code(421).type('text/plain; charset=utf-8').send(text)
    }
    const { pathname } = new URL(request.url, url)
    const isPage = request.method === 'GET' && !/^\/(app|fhir|auth|ehr|cds)(\/|$)/.test(pathname)
    if (isPage && isLoopbackHeader(own.host)) return reply.redirect(`${own.origin}${pathname}`, 307)
  }
}
