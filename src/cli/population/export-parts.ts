import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { ExportFile } from './export-files.ts'

/** The lines of a file that begin in this range; a compressed file is one part. */
export interface ExportPart {
  readonly path: string
  readonly from: number
  readonly to: number
}

/** At most: what a stopped run may have to do again, and what a thread may have left to do when the others have nothing. */
const PART_BYTES = 33_554_432
const PIECE_BYTES = 65_536
/** The longest line that is read; a longer one (a document with its pictures within it) is named and passed over. */
const LONGEST_LINE = 8_388_608
const NEWLINE = 0x0a
const BYTE_ORDER_MARK = Buffer.from('\u{FEFF}')

/** The parts of an export, in the order of its files; those of a file are of one size. */
export function partsOf(files: readonly ExportFile[]): ExportPart[] {
  return files.flatMap(({ path, bytes }) => {
    if (isCompressed(path)) return [{ path, from: 0, to: Number.MAX_SAFE_INTEGER }]
    const count = Math.max(1, Math.ceil(bytes / PART_BYTES))
    const cut = (at: number) => Math.round((bytes * at) / count)
    return Array.from({ length: count }, (_, at) => ({ path, from: cut(at), to: cut(at + 1) }))
  })
}

const isCompressed = (path: string) => path.endsWith('.gz')

/** Whole lines of a part, many at once, good until the next are asked for; undefined for a line that is too long. */
export async function* piecesOf(
  { path, from, to }: ExportPart,
  longest = LONGEST_LINE,
): AsyncGenerator<Buffer | undefined> {
  const room = Buffer.allocUnsafeSlow(longest + 2 * PIECE_BYTES)
  // A byte before the range tells whether a line begins with it.
  let at = Math.max(from - 1, 0)
  let isWithin = from > 0
  // What lies in the room begins a line, at `at`.
  let held = 0
  for await (const chunk of isCompressed(path) ? unzipped(path) : chunksOf(path, at)) {
    let bytes = chunk
    if (at === 0 && held === 0 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
      bytes = bytes.subarray(3)
      at = 3
    }
    if (isWithin) {
      const next = bytes.indexOf(NEWLINE) + 1
      at += next === 0 ? bytes.length : next
      if (next === 0) continue
      bytes = bytes.subarray(next)
      isWithin = false
    }
    if (at >= to) return
    held += bytes.copy(room, held)
    const lines = room.subarray(0, held)
    const last = to - at <= held ? lines.indexOf(NEWLINE, to - at - 1) : -1
    const end = (last === -1 ? lines.lastIndexOf(NEWLINE) : last) + 1
    if (end > 0) yield lines.subarray(0, end)
    if (last !== -1) return
    at += end
    held = lines.copy(room, 0, end)
    if (held > longest) {
      yield undefined
      at += held
      held = 0
      isWithin = true
    }
  }
  if (held > 0) yield room.subarray(0, held)
}

function* chunksOf(path: string, from: number): Generator<Buffer> {
  const chunk = Buffer.allocUnsafeSlow(PIECE_BYTES)
  const file = openSync(path, 'r')
  try {
    let at = from
    for (let read = -1; read !== 0; at += read) {
      read = readSync(file, chunk, 0, PIECE_BYTES, at)
      yield chunk.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}

const unzipped = (path: string): AsyncIterable<Buffer> =>
  pipeline(createReadStream(path), createGunzip({ chunkSize: PIECE_BYTES }), () => {})
