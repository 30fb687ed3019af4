import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  type ParseErrorCode,
  parseTree,
  visit,
} from 'jsonc-parser'
import { type FileFault, UNKNOWN_KEY } from '../model/file-fault.ts'
import { jsonPath } from '../model/json-path.ts'
import { fail, ok, type Result } from '../result.ts'
import type { PlacedFault } from './placed-fault.ts'

export interface JsonFile {
  readonly json: unknown
  /** Faults that a schema finds, at their lines in this file and in their order. */
  readonly place: (faults: readonly FileFault[]) => readonly PlacedFault[]
}

export interface JsonFileProblem {
  readonly code: 'not-utf8' | 'not-json' | 'duplicate-key'
  readonly faults: readonly PlacedFault[]
}

/**
 * Reads a configuration file: strict JSON (no comments, no trailing commas, no key twice), UTF-8 with or without a byte order
 * mark. The messages never quote the file.
 *
 * @example
 * const file = parseJsonFile(await readFile('site.json'))
 * if (!file.ok) return file.problem.faults
 * const site = loadSite(file.value.json)
 * if (!site.ok) return file.value.place(site.problem.faults)
 */
export function parseJsonFile(bytes: Uint8Array): Result<JsonFile, JsonFileProblem> {
  const text = decodeUtf8(bytes)
  if (text === undefined) {
    return fail({
      code: 'not-utf8',
      faults: [{ line: 1, column: 1, path: undefined, expected: 'expected UTF-8' }],
    })
  }
  const fault = jsonFault(text)
  if (fault !== undefined) return fail({ code: 'not-json', faults: [fault] })
  const root = parseTree(text, [], { disallowComments: true })
  const duplicates = root === undefined ? [] : duplicateKeys(root, [], text)
  if (duplicates.length > 0) return fail({ code: 'duplicate-key', faults: duplicates })
  return ok({
    json: JSON.parse(text) as unknown,
    place: (faults) =>
      faults
        .map((item) => placeFault(item, root, text))
        .sort((a, b) => a.line - b.line || a.column - b.column),
  })
}

/** Bytes as text without a byte order mark; undefined for what is not UTF-8 (such as UTF-16 from a Windows redirect). */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The first place at which a text stops being JSON; undefined for JSON. */
export function jsonFault(text: string): PlacedFault | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch {
    // The engine's own message quotes the text, which may be a patient's: only the place is taken from the parser below.
    const first = firstError(text)
    return { ...positionAt(text, first?.offset ?? 0), path: undefined, expected: expectation(first?.error) }
  }
}

function firstError(text: string): ParseError | undefined {
  const errors: ParseError[] = []
  try {
    visit(text, { onError: (error, offset, length) => errors.push({ error, offset, length }) }, STRICT)
  } catch (error) {
    // The parser is recursive: a text of brackets alone exhausts the stack.
    if (!(error instanceof RangeError)) throw error
  }
  return errors[0]
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** What was expected, by jsonc-parser's error codes (its const enum cannot be imported as a value). */
const EXPECTATIONS: Readonly<Partial<Record<ParseErrorCode, string>>> = {
  1: 'a value; there is an unknown word (strings need double quotes)',
  2: 'a number as JSON writes it',
  3: 'a property name in double quotes (no comma after the last one)',
  4: 'a value (no comma after the last one)',
  5: 'a colon after the property name',
  6: 'a comma',
  7: 'a closing brace }',
  8: 'a closing bracket ]',
  9: 'the end of the file',
  10: 'no comment: JSON has none',
  11: 'the end of a comment; but JSON has none',
  12: 'the closing quote of a text',
  13: 'the rest of a number',
  14: 'four hexadecimal digits after \\u',
  15: 'an escape that JSON knows',
  16: 'no control or stray character',
}

function expectation(code: ParseErrorCode | undefined): string {
  return `expected ${(code === undefined ? undefined : EXPECTATIONS[code]) ?? 'valid JSON'}`
}

function duplicateKeys(node: Node, path: readonly (string | number)[], text: string): PlacedFault[] {
  const children = node.children ?? []
  if (node.type === 'array') {
    return children.flatMap((child, index) => duplicateKeys(child, [...path, index], text))
  }
  const seen = new Set<unknown>()
  return children.flatMap((property) => {
    const [name, value] = property.children ?? []
    if (name === undefined || value === undefined) return []
    const at = [...path, String(name.value)]
    const again = seen.has(name.value)
    seen.add(name.value)
    const own = again
      ? [{ ...positionAt(text, name.offset), path: jsonPath(at), expected: 'expected this key only once' }]
      : []
    return [...own, ...duplicateKeys(value, at, text)]
  })
}

function placeFault({ path, expected }: FileFault, root: Node | undefined, text: string): PlacedFault {
  const segments = path.filter((key) => typeof key !== 'symbol')
  const node = root && nearestNode(root, segments)
  // An unknown key is at fault itself, anything else is its value.
  const place = expected.startsWith(UNKNOWN_KEY) ? node?.parent?.children?.[0] : node
  return { ...positionAt(text, place?.offset ?? 0), path: jsonPath(path), expected }
}

/** The node at a path; for a missing key the object that lacks it. */
function nearestNode(root: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length))
    if (node !== undefined) return node
  }
  return root
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
