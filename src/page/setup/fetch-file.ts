import type { FileFault } from '../../model/file-fault.ts'
import { fail, type Result } from '../../result.ts'
import type { ProblemCode } from '../../text/problem-codes.ts'
import type { Problem } from './problem.ts'

/** A JSON file that the pages need, and which problem it is when it cannot be had or has faults. */
interface NeededFile {
  readonly url: URL
  /** The file's name in the site file or the documentation. */
  readonly name: string
  readonly unreachable: ProblemCode
  readonly invalid: ProblemCode
}

type Loader<T> = (json: unknown) => Promise<Result<T, { readonly faults: readonly FileFault[] }>>

/** Reads and checks one of the app's own files; faults are named with their place in it. No credentials, never from a cache. */
export async function fetchFile<T>(file: NeededFile, load: Loader<T>): Promise<Result<T, Problem>> {
  const { url, name: detail, unreachable, invalid } = file
  // The parser loads while the file does: no page needs it before.
  const [bytes, { parseJsonFile }] = await Promise.all([bytesAt(url), import('../../site/json-file.ts')])
  if (bytes === undefined) return fail({ code: unreachable, detail })
  const read = parseJsonFile(bytes)
  if (!read.ok) return fail({ code: invalid, detail, faults: read.problem.faults })
  const loaded = await load(read.value.json)
  return loaded.ok ? loaded : fail({ code: invalid, detail, faults: read.value.place(loaded.problem.faults) })
}

/** Undefined where there is no such file; a page in its place is what some servers give instead of 404. */
async function bytesAt(url: URL): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(url, { cache: 'no-store', credentials: 'same-origin' })
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
    return response.ok && !isPage ? new Uint8Array(await response.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}
