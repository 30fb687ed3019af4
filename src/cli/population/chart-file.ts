import { closeSync, fsyncSync, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RowFile } from './row-file.ts'

/** A line of a patient's chart; or else of a Medication, for the charts that refer to it. */
export interface ChartLine {
  readonly patient: string | undefined
  readonly medication: string | undefined
  readonly line: string
}

/** Where lines of a chart lie, one after the other. */
export interface Place {
  readonly file: string
  readonly from: number
  readonly bytes: number
}

/** So many characters are held before they are written. */
const FULL = 8_000_000

/** The file of rows of where the lines of a file lie: patient, Medication, file, from, bytes. */
export const placesOf = (charts: string) => `${charts}.places`

/** Lines of charts on their way to a file. Those of a patient stand together, as far as they come soon after each other. */
export class ChartFile {
  readonly #name: string
  readonly #file: number
  readonly #places: RowFile
  readonly #held = new Map<string, ChartLine[]>()
  #characters = 0
  #at = 0

  /** Places name the file as it is named in its folder. */
  constructor(folder: string, name: string) {
    this.#name = name
    this.#file = openSync(join(folder, name), 'w')
    this.#places = new RowFile(placesOf(join(folder, name)))
  }

  add(lines: readonly ChartLine[]): void {
    for (const line of lines) {
      const owner = JSON.stringify([line.patient, line.medication])
      const own = this.#held.get(owner)
      if (own === undefined) this.#held.set(owner, [line])
      else own.push(line)
      this.#characters += line.line.length
    }
    if (this.#characters >= FULL) this.#write()
  }

  #write(): void {
    for (const lines of this.#held.values()) {
      const bytes = Buffer.from(lines.map(({ line }) => `${line}\n`).join(''))
      // Whole, or places would point beside their lines.
      writeFileSync(this.#file, bytes)
      this.#places.add(
        lines
          .slice(0, 1)
          .map(({ patient, medication }) => [patient, medication, this.#name, this.#at, bytes.length]),
      )
      this.#at += bytes.length
    }
    this.#held.clear()
    this.#characters = 0
  }

  /** Writes it to the disk. */
  close(): void {
    this.#write()
    fsyncSync(this.#file)
    closeSync(this.#file)
    this.#places.close()
  }
}

/** The lines that lie in these places. */
export function linesAt(places: readonly Place[]): string[] {
  return places.flatMap(({ file, from, bytes }) => {
    const read = Buffer.allocUnsafe(bytes)
    const open = openSync(file, 'r')
    try {
      for (let at = 0; at < bytes; ) {
        const more = readSync(open, read, at, bytes - at, from + at)
        if (more === 0) throw new Error('a file of charts is shorter than it was written')
        at += more
      }
    } finally {
      closeSync(open)
    }
    return read.toString().trimEnd().split('\n')
  })
}
