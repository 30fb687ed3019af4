import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs'

/** Divides the cells of a row: a character that no JSON and no id holds. */
export const DIVIDER = '\u0001'

export type Cells = readonly (string | number | boolean | undefined)[]

/** So many characters are written at once. */
const FULL = 1_000_000

/** Rows on their way to a file. `writeFileSync` goes on until all is written; `writeSync` may write a part and say so only in its result. */
export class RowFile {
  readonly #file: number
  #text = ''
  #rows = 0

  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }

  add(rows: readonly Cells[]): void {
    for (const cells of rows) this.#text += `${cells.map((cell) => cell ?? '').join(DIVIDER)}\n`
    this.#rows += rows.length
    if (this.#text.length < FULL) return
    writeFileSync(this.#file, this.#text)
    this.#text = ''
  }

  /** Writes it to the disk; how many rows it holds. */
  close(): number {
    writeFileSync(this.#file, this.#text)
    fsyncSync(this.#file)
    closeSync(this.#file)
    return this.#rows
  }
}
