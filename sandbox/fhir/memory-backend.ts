import { ok } from '../../src/result.ts'
import { answerEntry, runBatch } from './answer-entry.ts'
import type { FhirBackend, FhirResponse } from './backend.ts'
import { searchParametersOf, storedTypes } from './definitions.ts'
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

type RestResource = fhir4.CapabilityStatementRestResource

let resources: RestResource[] | undefined

/** What this server really offers (R4 http.html#capabilities): the statement is derived from the code's own tables. */
function capabilityStatement(base: string, now: Date): fhir4.CapabilityStatement {
  resources ??= storedTypes().map(restResource)
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: now.toISOString(),
    kind: 'instance',
    software: { name: 'TIPM on FHIR sandbox' },
    implementation: { description: 'An EHR to try the app on; synthetic patients only', url: base },
    fhirVersion: '4.0.1',
    format: ['json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: security(base),
        resource: resources,
        interaction: [{ code: 'transaction' }, { code: 'batch' }],
      },
    ],
  }
}

const INTERACTIONS = [
  'read',
  'vread',
  'history-instance',
  'search-type',
  'create',
  'update',
  'delete',
] as const

function restResource(type: string): RestResource {
  const parameters = [...searchParametersOf(type)]
  const references = parameters.filter(([, definition]) => definition.type === 'reference')
  return {
    type: type as RestResource['type'],
    interaction: INTERACTIONS.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
    referencePolicy: ['literal', 'local'],
    searchInclude: references.map(([code]) => `${type}:${code}`),
    searchParam: parameters.map(([name, definition]) => ({ name, type: definition.type })),
  }
}

/** SMART endpoints, for clients that do not know .well-known/smart-configuration. */
function security(base: string): fhir4.CapabilityStatementRestSecurity {
  const auth = new URL('../auth', `${base}/`).href
  return {
    cors: true,
    service: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
        ],
      },
    ],
    extension: [
      {
        url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
        extension: [
          { url: 'authorize', valueUri: `${auth}/authorize` },
          { url: 'token', valueUri: `${auth}/token` },
        ],
      },
    ],
  }
}
