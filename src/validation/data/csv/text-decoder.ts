/** The encodings in which spreadsheets and hospital systems write text files. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const

export type Encoding = (typeof ENCODINGS)[number]

/**
 * Decodes a file piece by piece. Without an encoding given: a byte order mark decides; else the first bytes beyond ASCII: UTF-8 if
 * they are valid as such, otherwise GB18030 (which holds GBK and GB2312). Bytes invalid in the encoding make it fail, never a `?`.
 */
export interface PieceDecoder {
  /** The text of the next bytes; undefined where they are invalid. */
  push(bytes: Uint8Array): string | undefined
  /** The rest; undefined where the file ends within a character. */
  end(): string | undefined
  /** Plain ASCII counts as UTF-8. */
  encoding(): Encoding
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

export function pieceDecoder(given?: Encoding): PieceDecoder {
  let encoding = given
  let decoder = given === undefined ? undefined : strict(given)
  let held = new Uint8Array()
  let atStart = true

  const decode = (bytes: Uint8Array, last: boolean): string | undefined => {
    if (decoder === undefined) {
      encoding = chosen(bytes, atStart, last)
      if (encoding === undefined) return lettersOnly(bytes)
      decoder = strict(encoding)
    }
    atStart = false
    try {
      return decoder.decode(bytes, { stream: !last })
    } catch (failure) {
      if (failure instanceof TypeError) return undefined
      throw failure
    }
  }
  /** While undecided: the ASCII so far; a beginning that could still become either is held back. */
  const lettersOnly = (bytes: Uint8Array): string => {
    const end = bytes.findIndex((byte) => byte >= 0x80)
    if (end >= 0) held = bytes.slice(end)
    const plain = end < 0 ? bytes : bytes.subarray(0, end)
    if (plain.length > 0) atStart = false
    return new TextDecoder('utf-8').decode(plain)
  }
  return {
    push(bytes) {
      const joined = held.length === 0 ? bytes : concat(held, bytes)
      held = new Uint8Array()
      return decode(joined, false)
    },
    end: () => decode(held, true),
    encoding: () => encoding ?? 'utf-8',
  }
}

/** The encoding these bytes show; undefined while they are plain ASCII or too few to tell. */
function chosen(bytes: Uint8Array, atStart: boolean, last: boolean): Encoding | undefined {
  if (atStart) {
    const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))
    if (marked !== undefined) return marked[0]
  }
  const first = bytes.findIndex((byte) => byte >= 0x80)
  if (first < 0) return undefined
  // A character of either encoding may be cut off here: wait for its other bytes.
  if (!last && bytes.length - first < 4) return undefined
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !last })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

function strict(encoding: Encoding): TextDecoder {
  return new TextDecoder(encoding, { fatal: true })
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
