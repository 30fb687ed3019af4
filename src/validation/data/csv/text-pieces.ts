import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { ok } from '../../../result.ts'
import { type DataResult, refuse } from '../data-problem.ts'
import { type ByteSource, unpacked } from './byte-source.ts'
import { type Encoding, pieceDecoder } from './text-decoder.ts'

export interface TextOptions {
  /** Given where detection would be wrong. */
  readonly encoding?: Encoding | undefined
  readonly signal?: AbortSignal | undefined
  /** Called after each piece with the bytes read so far. */
  readonly onProgress?: ((bytes: number) => void) | undefined
}

/** A piece of a file's text, or why there is no more of it. */
export type TextPiece = DataResult<string>

/** A source as text with line ends as `\n`; what it held is hashed on the way. After a problem nothing follows. */
export interface TextSource {
  readonly pieces: AsyncIterable<TextPiece>
  /** SHA-256 of all bytes, unpacked, hex; once the pieces are used up. */
  readonly sha256: () => string
  readonly encoding: () => Encoding
}

export function textOf(source: ByteSource, options: TextOptions = {}): TextSource {
  // Piece by piece: a file of hundreds of megabytes is never whole in memory, and WebCrypto wants it whole.
  const hash = sha256.create()
  const decoder = pieceDecoder(options.encoding)
  return {
    pieces: read(source, options, hash, decoder),
    sha256: () => bytesToHex(hash.digest()),
    encoding: () => decoder.encoding(),
  }
}

async function* read(
  source: ByteSource,
  { signal, onProgress }: TextOptions,
  hash: ReturnType<typeof sha256.create>,
  decoder: ReturnType<typeof pieceDecoder>,
): AsyncGenerator<TextPiece> {
  const bytes: AsyncIterator<Uint8Array> = unpacked(source)
  let total = 0
  let carriedReturn = ''
  try {
    for (;;) {
      if (signal?.aborted) return yield refuse('cancelled')
      const next = await nextPiece(bytes)
      if (next === undefined) return yield refuse(signal?.aborted ? 'cancelled' : 'unreadable')
      const last = next.done === true
      if (!last) {
        const foreign = total === 0 ? notText(next.value) : undefined
        if (foreign !== undefined) return yield refuse(foreign)
        hash.update(next.value)
        total += next.value.length
      }
      const decoded = last ? decoder.end() : decoder.push(next.value)
      if (decoded === undefined) return yield refuse('undecodable')
      const text = carriedReturn + decoded
      // A return at the very end may be half of a line end.
      carriedReturn = !last && text.endsWith('\r') ? '\r' : ''
      yield ok(lineEnds(carriedReturn === '' ? text : text.slice(0, -1)))
      onProgress?.(total)
      if (last) return
    }
  } finally {
    await bytes.return?.()
  }
}

/** The next bytes; undefined where the source fails (a file removed or locked while it is read). */
async function nextPiece(
  bytes: AsyncIterator<Uint8Array>,
): Promise<IteratorResult<Uint8Array, unknown> | undefined> {
  try {
    return await bytes.next()
  } catch {
    return undefined
  }
}

/** Every way to end a line as `\n`. */
export function lineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** The SHA-256 of several files: of their digests, sorted, one a line; of one file its own. */
export function digestOf(digests: readonly string[]): string {
  const [only] = digests
  if (only !== undefined && digests.length === 1) return only
  const lines = digests.toSorted().map((digest) => `${digest}\n`)
  return bytesToHex(sha256(utf8ToBytes(lines.join(''))))
}

const WORKBOOK = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/** Workbooks (.xlsx, .xls) are often given for a CSV; other files with a zero byte are no text either (UTF-16 has its mark). */
export function notText(first: Uint8Array): 'spreadsheet-file' | 'not-text' | undefined {
  if (WORKBOOK.some((mark) => mark.every((byte, i) => first[i] === byte))) return 'spreadsheet-file'
  const marked = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff)
  return !marked && first.subarray(0, 1000).includes(0) ? 'not-text' : undefined
}
