import { type ColumnMapping, loadMapping } from '../../src/validation/data/column-mapping.ts'
import { type CsvHead, readCsvHead } from '../../src/validation/data/csv/csv-head.ts'
import type { DataResult } from '../../src/validation/data/data-problem.ts'
import { type ReadOptions, readCsvStudy } from '../../src/validation/data/read-csv-study.ts'
import type { StudyTable } from '../../src/validation/study-table.ts'

/** Bytes (of a text: its UTF-8) as a source, in pieces of the given size. */
export async function* source(content: string | Uint8Array, piece = 1 << 16): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

let codes: Map<string, readonly number[]> | undefined

/** A text in GBK, the two-byte part of GB18030: the platform only decodes, so its decoder is read backwards. */
export function gbk(text: string): Uint8Array {
  codes ??= gbkCodes()
  const known = codes
  return Uint8Array.from(
    [...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (known.get(char) ?? []))),
  )
}

function gbkCodes(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if ([...char].length === 1 && char !== '\ufffd') found.set(char, [lead, trail])
    }
  }
  return found
}

export function mapping(rest: object): ColumnMapping {
  const loaded = loadMapping({ format: 'tipm-mapping-1', ...rest })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem))
  return loaded.value
}

export async function headOf(content: string | Uint8Array, writing = {}): Promise<CsvHead> {
  const head = await readCsvHead(source(content), writing)
  if (!head.ok) throw new Error(head.problem.code)
  return head.value
}

/** A file read under a mapping, as a door does it. */
export async function study(
  content: string | Uint8Array,
  columns: ColumnMapping,
  { piece, ...options }: Partial<ReadOptions> & { piece?: number } = {},
): Promise<DataResult<StudyTable>> {
  const head = await readCsvHead(source(content, piece), columns)
  if (!head.ok) return head
  return readCsvStudy(source(content, piece), head.value, columns, { name: undefined, ...options })
}

export async function tableOf(...args: Parameters<typeof study>): Promise<StudyTable> {
  const result = await study(...args)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}
