/** A request body in two: everything but the prefetch, and the prefetch as it was sent. */
export interface SplitBody {
  /** JSON of the request without its prefetch. */
  readonly envelope: string
  /** JSON of an object (UTF-8), not yet parsed; only its brackets are known to match. */
  readonly prefetch: Buffer
}

const QUOTE = 34
const COMMA = 44
const COLON = 58
const BACKSLASH = 92
const OPEN_LIST = 91
const CLOSE_LIST = 93
const OPEN = 123
const CLOSE = 125

/**
 * Finds the top-level member `prefetch` without parsing it, so that a chart that was read a moment ago need not be
 * parsed again. Undefined whenever that is not plain (none, two, not an object, escaped names, not JSON): then the whole is parsed.
 */
export function splitPrefetch(text: Buffer): SplitBody | undefined {
  let at = afterSpace(text, 0)
  if (text[at] !== OPEN) return undefined
  let found: { from: number; to: number } | undefined
  do {
    const name = afterSpace(text, at + 1)
    if (text[name] !== QUOTE) return undefined
    const nameEnd = afterString(text, name)
    const key = text.toString('utf8', name, Math.max(name, nameEnd))
    const colon = afterSpace(text, nameEnd)
    if (nameEnd === -1 || key.includes('\\') || text[colon] !== COLON) return undefined
    const from = afterSpace(text, colon + 1)
    const to = afterValue(text, from)
    if (to === -1) return undefined
    if (key === '"prefetch"') {
      if (found !== undefined || text[from] !== OPEN) return undefined
      found = { from, to }
    }
    at = afterSpace(text, to)
  } while (text[at] === COMMA)
  if (found === undefined || text[at] !== CLOSE) return undefined
  return {
    envelope: `${text.toString('utf8', 0, found.from)}null${text.toString('utf8', found.to)}`,
    prefetch: text.subarray(found.from, found.to),
  }
}

function afterSpace(text: Buffer, from: number): number {
  let at = from
  for (;;) {
    const code = text[at]
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at
    at += 1
  }
}

/** The position after the string that begins at a quote; -1 when it does not end. */
function afterString(text: Buffer, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text[at]
    if (code === QUOTE) return at + 1
    // What is escaped ends nothing.
    if (code === BACKSLASH) at += 1
  }
  return -1
}

/** The position after a value; -1 when it does not end. */
function afterValue(text: Buffer, from: number): number {
  const first = text[from]
  if (first === QUOTE) return afterString(text, from)
  if (first !== OPEN && first !== OPEN_LIST) return afterLiteral(text, from)
  let depth = 0
  let at = from
  while (at < text.length) {
    const code = text[at]
    if (code === QUOTE) {
      at = afterString(text, at)
      if (at === -1) return -1
      continue
    }
    at += 1
    if (code === OPEN || code === OPEN_LIST) depth += 1
    else if (code === CLOSE || code === CLOSE_LIST) {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return -1
}

function afterLiteral(text: Buffer, from: number): number {
  let at = from
  while (at < text.length && /[\w.+-]/.test(String.fromCharCode(text[at] ?? 0))) at += 1
  return at === from ? -1 : at
}
