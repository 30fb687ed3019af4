import type { FastifyInstance } from 'fastify'
import { type PrefetchSource, parsedPrefetch, prefetchText } from '../prefetch-source.ts'
import { splitPrefetch } from './split-prefetch.ts'

/** The body of a hook call: all but the prefetch, and the prefetch. */
export interface HookBody {
  readonly envelope: unknown
  readonly prefetch: PrefetchSource
}

/** Within this scope JSON bodies become HookBodies. Keys that poison prototypes are faults, as in Fastify's own parser. */
export function splitJsonBodies(app: FastifyInstance): void {
  const parser = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const parse = (text: string): unknown => {
      let value: unknown
      let fault: Error | null = null
      // Fastify's parser calls back before it returns.
      void parser(request, text, (error, result) => {
        fault = error
        value = result
      })
      if (fault !== null) throw fault
      return value
    }
    try {
      done(null, hookBody(Buffer.isBuffer(body) ? body : Buffer.from(body), parse))
    } catch (error) {
      done(error instanceof Error ? error : new Error('not JSON'))
    }
  })
}

function hookBody(text: Buffer, parse: (text: string) => unknown): HookBody {
  const split = splitPrefetch(text)
  if (split === undefined) {
    const envelope = parse(text.toString('utf8'))
    const isRecord = typeof envelope === 'object' && envelope !== null && 'prefetch' in envelope
    const prefetch = isRecord ? envelope.prefetch : undefined
    // Anything but an object is a fault that the request's schema names.
    const value = typeof prefetch === 'object' && prefetch !== null ? { ...prefetch } : undefined
    return { envelope, prefetch: parsedPrefetch(value) }
  }
  const envelope = parse(split.envelope)
  const { prefetch: _, ...rest } =
    typeof envelope === 'object' && envelope !== null ? { prefetch: null, ...envelope } : { prefetch: null }
  return {
    envelope: rest,
    prefetch: prefetchText(split.prefetch, (json) => parse(json) as Record<string, unknown>),
  }
}
