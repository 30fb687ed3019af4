import { readFile, writeFile } from 'node:fs/promises'
import { fail, ok, type Result } from '../result.ts'
import { decodeUtf8, type JsonFile, parseJsonFile } from '../site/json-file.ts'
import type { Io } from './io.ts'
import { type CliProblem, error, type InputProblem } from './problem.ts'

/** What a file holds; `-` is standard input. */
export async function readBytes(file: string, io: Io): Promise<Result<Uint8Array, CliProblem>> {
  try {
    return ok(file === '-' ? await io.readStdin() : await readFile(file))
  } catch (failure) {
    return fail(error('file-unreadable', unreadableText(failure), { file: nameOf(file) }))
  }
}

/** A file's text, which has to be UTF-8. */
export async function readText(file: string, io: Io): Promise<Result<string, CliProblem>> {
  const bytes = await readBytes(file, io)
  if (!bytes.ok) return bytes
  const text = decodeUtf8(bytes.value)
  return text === undefined
    ? fail(error('not-utf8', 'expected UTF-8 text', { file: nameOf(file) }))
    : ok(text)
}

/** A configuration file; its faults are problems of the given code, each with line and column. */
export async function readJsonFile(
  file: string,
  invalid: InputProblem,
): Promise<Result<JsonFile, readonly CliProblem[]>> {
  try {
    return jsonOf(file, await readFile(file), invalid)
  } catch (failure) {
    return fail([error('file-unreadable', unreadableText(failure), { file })])
  }
}

export function jsonOf(
  file: string,
  bytes: Uint8Array,
  invalid: InputProblem,
): Result<JsonFile, readonly CliProblem[]> {
  const read = parseJsonFile(bytes)
  if (read.ok) return read
  return fail(
    read.problem.faults.map(({ expected, ...place }) => error(invalid, expected, { file, ...place })),
  )
}

/** Writes a text file; the problem where it cannot be written. */
export async function writeTextFile(file: string, text: string): Promise<CliProblem | undefined> {
  try {
    await writeFile(file, text)
    return undefined
  } catch (failure) {
    return error('file-unwritable', `cannot be written (${systemCode(failure)})`, { file })
  }
}

export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file
}

/** A Node system error in words. */
export function unreadableText(failure: unknown): string {
  const code = systemCode(failure)
  switch (code) {
    case 'ENOENT':
      return 'no such file'
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read the file'
    case 'EISDIR':
      return 'is a directory, not a file'
    default:
      return `cannot be read (${code})`
  }
}

function systemCode(failure: unknown): string {
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string'
    ? failure.code
    : 'unknown'
}
