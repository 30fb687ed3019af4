import { setTimeout as wait } from 'node:timers/promises'
import { responseEntry } from './answer-entry.ts'
import type { FhirBackend, FhirResponse } from './backend.ts'
import type { BundleInteraction, EntryInteraction, Interaction } from './fhir-interaction.ts'
import { refusal } from './fhir-refusal.ts'

/** A disturbance of the FHIR server, to show how an app behaves when it is slow or fails. */
export interface Fault {
  /** Only interactions on this resource type; entries of batches count one by one. */
  readonly type?: string
  readonly interaction?: Interaction['kind']
  /** Milliseconds before the answer. */
  readonly delayMs?: number
  /** Answer with this status and an OperationOutcome instead. */
  readonly status?: number
  /** Break the connection off without an answer. */
  readonly drop?: boolean
  /** How often it strikes; always when absent. */
  readonly times?: number
}

/** Thrown to break the connection off: the HTTP server catches it. */
export class DroppedConnection extends Error {}

/** Puts faults in front of a backend; they can be changed while it runs. */
export class FaultyBackend implements FhirBackend {
  readonly #backend: FhirBackend
  #faults: { readonly fault: Fault; left: number }[] = []

  constructor(backend: FhirBackend, faults: readonly Fault[]) {
    this.#backend = backend
    this.setFaults(faults)
  }

  setFaults(faults: readonly Fault[]): void {
    this.#faults = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }))
  }

  async handle(interaction: Interaction, requestId?: string): Promise<FhirResponse> {
    const own = await this.#strike(interaction)
    if (own) return own
    if (interaction.kind !== 'batch' && interaction.kind !== 'transaction') {
      return this.#backend.handle(interaction, requestId)
    }
    const struck = await Promise.all(interaction.entries.map((entry) => this.#strike(entry.interaction)))
    if (interaction.kind === 'transaction') {
      return struck.find((s) => s !== undefined) ?? this.#backend.handle(interaction, requestId)
    }
    return this.#batch(interaction, struck, requestId)
  }

  close(): Promise<void> {
    return this.#backend.close()
  }

  async #batch(
    bundle: BundleInteraction,
    struck: readonly (FhirResponse | undefined)[],
    requestId: string | undefined,
  ): Promise<FhirResponse> {
    const entries = bundle.entries.filter((_, i) => struck[i] === undefined)
    const response = await this.#backend.handle({ kind: 'batch', entries }, requestId)
    const answers = ((response.body as fhir4.Bundle).entry ?? []).values()
    const entry = struck.map((s) => (s ? responseEntry(s) : (answers.next().value ?? {})))
    return { ...response, body: { ...response.body, entry } }
  }

  async #strike(interaction: Interaction | EntryInteraction): Promise<FhirResponse | undefined> {
    const type = 'type' in interaction ? interaction.type : undefined
    const hit = this.#faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.type === undefined || fault.type === type) &&
        (fault.interaction === undefined || fault.interaction === interaction.kind),
    )
    if (hit === undefined) return undefined
    hit.left--
    if (hit.fault.delayMs !== undefined) await wait(hit.fault.delayMs)
    if (hit.fault.drop) throw new DroppedConnection()
    const { status } = hit.fault
    return status === undefined
      ? undefined
      : refusal(status, 'transient', `This server fails on purpose with ${status}`)
  }
}
