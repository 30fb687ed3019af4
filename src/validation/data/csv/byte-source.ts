/** A file's bytes from its beginning, in pieces. A file stream of Node is one; a browser's file becomes one by `blobBytes`. */
export type ByteSource = AsyncIterable<Uint8Array>

const PIECE = 1 << 20

/** The bytes of a browser's File or Blob, a megabyte at a time: only the piece in work is in memory. */
export async function* blobBytes(blob: Blob, piece = PIECE): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < blob.size; from += piece) {
    yield new Uint8Array(await blob.slice(from, from + piece).arrayBuffer())
  }
}

/** The first bytes of a source, and no more of it than needed. Rejects as the source does. */
export async function firstBytes(source: ByteSource, wanted: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let held = 0
  for await (const piece of source) {
    pieces.push(piece)
    held += piece.length
    if (held >= wanted) break
  }
  const bytes = new Uint8Array(held)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes.subarray(0, wanted)
}
