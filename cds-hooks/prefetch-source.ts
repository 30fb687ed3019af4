import { createHash } from 'node:crypto'

/** The prefetch of a call. Parsed when first asked for: a chart that was read a moment ago is known by its digest. */
export interface PrefetchSource {
  /** SHA-256 of its text; undefined where it was not kept apart. */
  readonly digest: string | undefined
  /** Undefined when none was sent. Throws a SyntaxError where it is not JSON. */
  read(): Readonly<Record<string, unknown>> | undefined
}

/** A prefetch that is parsed already, or none. */
export function parsedPrefetch(value: Readonly<Record<string, unknown>> | undefined): PrefetchSource {
  return { digest: undefined, read: () => value }
}

/** The JSON (UTF-8) of an object. */
export function prefetchText(
  text: Buffer,
  parse: (text: string) => Readonly<Record<string, unknown>>,
): PrefetchSource {
  let parsed: Readonly<Record<string, unknown>> | undefined
  return {
    digest: createHash('sha256').update(text).digest('base64'),
    read: () => {
      parsed ??= parse(text.toString('utf8'))
      return parsed
    },
  }
}
