import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { readManifest } from '../../bulk/manifest.ts'
import { fail, ok, type Result } from '../../result.ts'
import { unreadableText } from '../files.ts'
import { type CliProblem, error } from '../problem.ts'

/** A file of NDJSON. */
export interface ExportFile {
  readonly path: string
  readonly bytes: number
  /** When it was last changed, milliseconds. */
  readonly changed: number
  /** Lines that the manifest promises. */
  readonly count: number | undefined
}

export interface ExportFiles {
  readonly files: readonly ExportFile[]
  /** Of the manifest: up to when the export reaches. */
  readonly transactionTime: string | undefined
}

/** The files of an export: NDJSON (`.gz` too), folders of it, or a manifest whose files lie beside it. */
export async function exportFiles(named: readonly string[]): Promise<Result<ExportFiles, CliProblem>> {
  const files = new Map<string, ExportFile>()
  let transactionTime: string | undefined
  for (const name of named) {
    const found = await filesOf(name)
    if (!found.ok) return found
    for (const file of found.value.files) files.set(file.path, { ...files.get(file.path), ...file })
    transactionTime ??= found.value.transactionTime
  }
  if (files.size === 0) return fail(error('no-export', 'no NDJSON file (.ndjson, .ndjson.gz) is there'))
  return ok({
    files: [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    transactionTime,
  })
}

async function filesOf(name: string): Promise<Result<ExportFiles, CliProblem>> {
  try {
    const path = resolve(name)
    if ((await stat(path)).isDirectory()) return await filesIn(path)
    return /\.json$/i.test(path) ? await filesOfManifest(path) : ok(await alone(path))
  } catch (failure) {
    return fail(error('file-unreadable', unreadableText(failure), { file: name }))
  }
}

async function filesIn(folder: string): Promise<Result<ExportFiles, CliProblem>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const at = (test: RegExp) =>
    entries
      .filter((entry) => entry.isFile() && test.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name))
  const manifest = at(/^manifest\.json$/)[0]
  if (manifest !== undefined) return filesOfManifest(manifest)
  const files = await Promise.all(at(/\.ndjson(\.gz)?$/i).map((path) => fileAt(path, undefined)))
  return ok({ files, transactionTime: undefined })
}

async function alone(path: string): Promise<ExportFiles> {
  return { files: [await fileAt(path, undefined)], transactionTime: undefined }
}

async function filesOfManifest(path: string): Promise<Result<ExportFiles, CliProblem>> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return fail(error('not-json', 'expected the manifest of an export', { file: path }))
  }
  const manifest = readManifest(json)
  if (manifest === undefined) {
    const message = 'no manifest of a Bulk Data export; several Bundles are read from .ndjson, one a line'
    return fail(error('not-fhir', message, { file: path }))
  }
  const { output, outcome, transactionTime } = manifest
  const files: ExportFile[] = []
  for (const { url, count } of [...output, ...outcome.map((item) => ({ ...item, count: undefined }))]) {
    const file = join(dirname(path), basename(URL.parse(url)?.pathname ?? url))
    try {
      files.push(await fileAt(file, count))
    } catch {
      return fail(error('file-unreadable', 'the manifest names this file, and it is not beside it', { file }))
    }
  }
  return ok({ files, transactionTime })
}

async function fileAt(path: string, count: number | undefined): Promise<ExportFile> {
  const { size, mtimeMs } = await stat(path)
  return { path, bytes: size, changed: mtimeMs, count }
}
