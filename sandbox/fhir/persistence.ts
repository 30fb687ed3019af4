import { readFile, rename, writeFile } from 'node:fs/promises'
import { ok } from '../../src/result.ts'
import { type FhirResult, failure } from './fhir-refusal.ts'
import { isRecord } from './resource.ts'
import type { Snapshot, Store } from './version-store.ts'

/** Keeps a store in one JSON file: written beside it and renamed, so that a crash leaves the old or the new content. */
export class Persistence {
  readonly #file: string
  readonly #store: Store
  #savedRevision: number
  #writing: Promise<void> = Promise.resolve()

  constructor(file: string, store: Store) {
    this.#file = file
    this.#store = store
    this.#savedRevision = store.revision
  }

  /** Loads the file into the store; a missing file means an empty start. Fails when the file holds something else. */
  static async open(file: string, store: Store): Promise<FhirResult<Persistence>> {
    try {
      const content: unknown = JSON.parse(await readFile(file, 'utf8'))
      if (!isRecord(content) || content['format'] !== format || !Array.isArray(content['resources'])) {
        return failure(500, 'structure', `${file} is not a data file of this server`)
      }
      store.restore(content['resources'] as Snapshot)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
        return failure(
          500,
          'exception',
          `${file} cannot be read: ${error instanceof Error ? error.message : error}`,
        )
      }
    }
    return ok(new Persistence(file, store))
  }

  /** Writes the file when anything changed since the last time; resolves once it is on disk. */
  save(): Promise<void> {
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write())
    return this.#writing
  }

  async #write(): Promise<void> {
    const revision = this.#store.revision
    if (revision === this.#savedRevision) return
    const draft = `${this.#file}.new`
    await writeFile(draft, JSON.stringify({ format, resources: this.#store.dump() }))
    await rename(draft, this.#file)
    this.#savedRevision = revision
  }
}

const format = 'fhir-store-1'
