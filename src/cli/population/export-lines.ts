import { isAscii, isUtf8 } from 'node:buffer'
import { type ExportPart, piecesOf } from './export-parts.ts'

const HEAD = '{"resourceType":"'
const PATIENT = 'Patient/'
const SUBJECTS = ['"subject":{"reference":"', '"patient":{"reference":"']
const CLOSING_BRACE = 0x7d
const CARRIAGE_RETURN = 0x0d
const BACKSLASH = 0x5c
const QUOTE = 0x22
const SLASH = 0x2f
/** Quote, slash, and what begins a character that is written otherwise. */
const isIdEnd = (character: number) => character === QUOTE || character === SLASH || character === BACKSLASH

/**
 * A line of an export, told by its bytes as far as they tell without being parsed: a hospital's lines are many, and few are of the
 * patients who are looked for. Whatever is not written as servers write it has to be parsed.
 */
export class ExportLine {
  readonly #bytes: Buffer
  /** A character a byte, so that places in it are places in the bytes. */
  readonly #text: string
  readonly #isAscii: boolean
  /** The type that the line begins with; undefined where it begins otherwise, or does not end as a resource does. */
  type: string | undefined
  #head = `${HEAD}"`
  #headType: string | undefined
  #start = 0
  #end = -1
  #patient = -1

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#text = bytes.toString('latin1')
    this.#isAscii = isAscii(bytes)
  }

  /** Goes on to the next line, without its end; false where there is none. */
  next(): boolean {
    this.#start = this.#end + 1
    if (this.#start >= this.#text.length) return false
    const newline = this.#text.indexOf('\n', this.#start)
    this.#end = newline === -1 ? this.#text.length : newline
    this.type = this.#isWhole() ? this.#typeAt(this.#start) : undefined
    return true
  }

  /** Undefined where it is not UTF-8. */
  get text(): string | undefined {
    if (this.#isAscii) return this.#text.slice(this.#start, this.#end)
    const bytes = this.#bytes.subarray(this.#start, this.#end)
    return isUtf8(bytes) ? bytes.toString() : undefined
  }

  #isWhole(): boolean {
    const isEnded = this.#text.charCodeAt(this.#end - 1) === CARRIAGE_RETURN
    return this.#text.charCodeAt(this.#end - (isEnded ? 2 : 1)) === CLOSING_BRACE
  }

  #typeAt(start: number): string | undefined {
    // Most lines are of the type of the line before.
    if (this.#text.startsWith(this.#head, start)) return this.#headType
    if (!this.#text.startsWith(HEAD, start)) return undefined
    const from = start + HEAD.length
    const to = this.#text.indexOf('"', from)
    if (to === -1 || to > this.#end) return undefined
    this.#headType = this.#text.slice(from, to)
    this.#head = `${HEAD}${this.#headType}"`
    return this.#headType
  }

  /** Whether the first Patient that it refers to is its subject. */
  get tellsSubject(): boolean {
    const at = this.#patientFrom(this.#start)
    if (at >= this.#end) return false
    // An address may stand before the type.
    const quote = this.#text.lastIndexOf('"', at)
    return SUBJECTS.some((written) => this.#text.startsWith(written, quote + 1 - written.length))
  }

  /** Whether it may be of one of these patients: it refers to one of them anywhere, or does not tell whose it is without parsing. */
  mayBeOf(patients: ReadonlySet<string>): boolean {
    if (!this.tellsSubject) return true
    for (let at = this.#patient; at < this.#end; at = this.#patientFrom(at + PATIENT.length)) {
      const from = at + PATIENT.length
      let to = from
      while (to < this.#end && !isIdEnd(this.#text.charCodeAt(to))) to += 1
      if (this.#text.charCodeAt(to) === BACKSLASH || patients.has(this.#text.slice(from, to))) return true
    }
    return false
  }

  /** Where the next reference to a Patient stands, perhaps in a later line: each is searched for once. */
  #patientFrom(from: number): number {
    if (this.#patient < from) {
      const found = this.#text.indexOf(PATIENT, from)
      this.#patient = found === -1 ? this.#text.length : found
    }
    return this.#patient
  }
}

/** Calls `use` with each line of a part and its number from 1; one that is too long to be read is undefined. How many there are. */
export async function eachLine(
  part: ExportPart,
  use: (line: ExportLine | undefined, number: number) => void,
): Promise<number> {
  let number = 0
  for await (const bytes of piecesOf(part)) {
    if (bytes === undefined) {
      number += 1
      use(undefined, number)
      continue
    }
    const line = new ExportLine(bytes)
    while (line.next()) {
      number += 1
      use(line, number)
    }
  }
  return number
}

/** Patients' ids in the characters of `ExportLine`. */
export const asBytes = (ids: readonly string[]): ReadonlySet<string> =>
  new Set(ids.map((id) => Buffer.from(id).toString('latin1')))
