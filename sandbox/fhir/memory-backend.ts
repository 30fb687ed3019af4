import { ok } from '../../src/result.ts'
import { answerEntry, runBatch } from './answer-entry.ts'
import type { FhirBackend, FhirResponse } from './backend.ts'
import { capabilityStatement } from './capability.ts'
import type { EntryInteraction, Interaction } from './fhir-interaction.ts'
import { type FhirResult, refusal } from './fhir-refusal.ts'
import { Persistence } from './persistence.ts'
import { runTransaction } from './transaction.ts'
import { Store } from './version-store.ts'

export interface MemoryBackendOptions {
  /** The FHIR base URL as clients see it: for links, fullUrl and Location. */
  readonly base: string
  readonly now?: () => Date
  /** File that keeps the data over restarts; read at the start, written after each write. */
  readonly file?: string | undefined
}

/** A FHIR R4 server in memory, optionally kept in one file. */
export class MemoryBackend implements FhirBackend {
  readonly store: Store
  readonly #base: string
  readonly #now: () => Date
  readonly #persistence: Persistence | undefined

  private constructor(store: Store, options: MemoryBackendOptions, persistence: Persistence | undefined) {
    this.store = store
    this.#base = options.base
    this.#now = options.now ?? (() => new Date())
    this.#persistence = persistence
  }

  /** Opens the data file when one is given. Fails with a text when the file exists and cannot be read. */
  static async open(options: MemoryBackendOptions): Promise<FhirResult<MemoryBackend>> {
    const store = new Store(options.now ?? (() => new Date()))
    if (options.file === undefined) return ok(new MemoryBackend(store, options, undefined))
    const persistence = await Persistence.open(options.file, store)
    if (!persistence.ok) return persistence
    return ok(new MemoryBackend(store, options, persistence.value))
  }

  async handle(interaction: Interaction): Promise<FhirResponse> {
    const response = this.#answer(interaction)
    await this.#persistence?.save()
    return response
  }

  async close(): Promise<void> {
    await this.#persistence?.save()
  }

  #answer(interaction: Interaction): FhirResponse {
    const answer = (entry: EntryInteraction) => answerEntry(this.store, this.#base, entry)
    switch (interaction.kind) {
      case 'capabilities':
        return { status: 200, body: capabilityStatement(this.#base, this.#now()) }
      case 'page':
        return refusal(404, 'not-found', 'There is no such page')
      case 'transaction': {
        const done = runTransaction(this.store, this.#base, interaction.entries)
        return done.ok ? { status: 200, body: done.value } : done.problem
      }
      case 'batch':
        return { status: 200, body: runBatch(interaction.entries, answer) }
      default:
        return answer(interaction)
    }
  }
}
