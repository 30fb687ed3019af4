/** Control characters and those that turn the direction of writing: they could forge lines, or command a terminal. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** A copy of a JSON document whose texts can be printed each on one line. */
export function printable<T>(json: T): T
export function printable(json: unknown): unknown {
  if (typeof json === 'string') return json.replace(UNPRINTABLE, ' ')
  if (Array.isArray(json)) return json.map((item: unknown) => printable(item))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, printable(item as unknown)]))
}
