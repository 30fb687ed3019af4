/** A file's bytes from its beginning, in pieces. A file stream of Node is one; a browser's file becomes one by `blobBytes`. */
export type ByteSource = AsyncIterable<Uint8Array>

const PIECE = 1 << 20

/** The bytes of a browser's File or Blob, a megabyte at a time: only the piece in work is in memory. */
export async function* blobBytes(blob: Blob, piece = PIECE): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < blob.size; from += piece) {
    yield new Uint8Array(await blob.slice(from, from + piece).arrayBuffer())
  }
}

/** A source as it is, or unpacked where it begins as gzip does (.gz, as bulk exports often come). */
export async function* unpacked(source: ByteSource): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  try {
    let first = new Uint8Array(0)
    while (first.length < 2) {
      const next = await pieces.next()
      if (next.done === true) break
      first = joined([first, next.value])
    }
    const rest = async function* () {
      yield first
      for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value
    }
    if (first[0] !== 0x1f || first[1] !== 0x8b) return yield* rest()
    const packed = new ReadableStream<BufferSource>({
      pull: async (controller) => {
        try {
          const next = await packedPieces.next()
          if (next.done === true) controller.close()
          else controller.enqueue(new Uint8Array(next.value))
        } catch (failure) {
          controller.error(failure)
        }
      },
    })
    const packedPieces = rest()
    const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader()
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
    } finally {
      await reader.cancel().catch(() => undefined)
    }
  } finally {
    await pieces.return?.()
  }
}

/** The first bytes of a source, unpacked, and no more of it than needed. Rejects as the source does. */
export async function firstBytes(source: ByteSource, wanted: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let held = 0
  for await (const piece of unpacked(source)) {
    pieces.push(piece)
    held += piece.length
    if (held >= wanted) break
  }
  return joined(pieces).subarray(0, wanted)
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
