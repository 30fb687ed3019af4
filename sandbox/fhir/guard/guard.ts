import { fail, ok } from '../../../src/result.ts'
import type { ScopeOperation } from '../../auth/smart-scopes.ts'
import { responseEntry } from '../answer-entry.ts'
import type { FhirBackend, FhirResponse } from '../backend.ts'
import type {
  BundleEntryInteraction,
  BundleInteraction,
  EntryInteraction,
  Interaction,
  Update,
} from '../fhir-interaction.ts'
import { type FhirResult, type Refusal, refusal } from '../fhir-refusal.ts'
import { atEntry } from '../parse-request.ts'
import { isResource } from '../resource.ts'
import { filterBundle, resourcesOf } from './filter-bundle.ts'
import { restrictCondition, restrictSearch } from './restrict-search.ts'
import { type Access, type Reach, reachOf } from './token-access.ts'
import { Visibility } from './visibility.ts'

/**
 * Stands between clients and a FHIR backend: lets through what the token's scopes cover, limits searches under
 * patient/ scopes to the patient in context, and checks bundles entry by entry.
 */
export class Guard {
  readonly #backend: FhirBackend
  readonly #visibility: Visibility

  constructor(backend: FhirBackend, base: string) {
    this.#backend = backend
    this.#visibility = new Visibility(backend, base)
  }

  async handle(interaction: Interaction, access: Access, requestId?: string): Promise<FhirResponse> {
    switch (interaction.kind) {
      case 'capabilities':
        return this.#backend.handle(interaction, requestId)
      case 'page': {
        const response = await this.#backend.handle(interaction, requestId)
        return this.#filtered(response, access)
      }
      case 'batch':
        return this.#batch(interaction, access, requestId)
      case 'transaction':
        return this.#transaction(interaction, access, requestId)
      default: {
        const { kind } = interaction
        if (kind === 'read' && access.readsUser && `${interaction.type}/${interaction.id}` === access.user) {
          return this.#backend.handle(interaction, requestId)
        }
        const allowed = await this.#admit(interaction, access, new Set())
        if (!allowed.ok) return allowed.problem
        const response = await this.#backend.handle(allowed.value, requestId)
        return this.#checked(allowed.value, response, access)
      }
    }
  }

  async #transaction(bundle: BundleInteraction, access: Access, requestId?: string): Promise<FhirResponse> {
    const siblings = new Set(bundle.entries.map((entry) => entry.fullUrl).filter((url) => url !== undefined))
    const entries: BundleEntryInteraction[] = []
    for (const [index, entry] of bundle.entries.entries()) {
      const allowed = await this.#admit(entry.interaction, access, siblings)
      if (!allowed.ok) return atEntry(allowed.problem, index)
      entries.push({ ...entry, interaction: allowed.value })
    }
    const response = await this.#backend.handle({ kind: 'transaction', entries }, requestId)
    return response.status >= 300 ? response : this.#checkedEntries(entries, response, access)
  }

  async #batch(bundle: BundleInteraction, access: Access, requestId?: string): Promise<FhirResponse> {
    const decisions = await Promise.all(
      bundle.entries.map((e) => this.#admit(e.interaction, access, new Set())),
    )
    const entries = bundle.entries.flatMap((entry, i) => {
      const decision = decisions[i]
      return decision?.ok ? [{ ...entry, interaction: decision.value }] : []
    })
    const response = await this.#backend.handle({ kind: 'batch', entries }, requestId)
    if (response.status >= 300) return response
    const checked = await this.#checkedEntries(entries, response, access)
    const answers = ((checked.body as fhir4.Bundle).entry ?? []).values()
    const entry = decisions.map((decision) =>
      decision.ok ? (answers.next().value ?? {}) : responseEntry(decision.problem),
    )
    return { ...checked, body: { ...checked.body, entry } }
  }

  /** Checks each answer of a batch or transaction as if it had come alone. */
  async #checkedEntries(
    entries: readonly BundleEntryInteraction[],
    response: FhirResponse,
    access: Access,
  ): Promise<FhirResponse> {
    const answers = (response.body as fhir4.Bundle).entry ?? []
    const checked = await Promise.all(
      answers.map(async (answer, i) => {
        const interaction = entries[i]?.interaction
        if (interaction === undefined || answer.resource === undefined) return answer
        const alone = await this.#checked(interaction, { status: 200, body: answer.resource }, access)
        return alone.status >= 300
          ? responseEntry(alone)
          : { ...answer, resource: alone.body as fhir4.FhirResource }
      }),
    )
    return { ...response, body: { ...response.body, entry: checked } }
  }

  /** Decides whether the interaction may go to the backend, and in which (possibly narrowed) form. */
  async #admit(
    interaction: EntryInteraction,
    access: Access,
    siblings: ReadonlySet<string>,
  ): Promise<FhirResult<EntryInteraction>> {
    const operation = LETTERS[interaction.kind]
    const reach = reachOf(access, operation, interaction.type)
    if (reach === undefined) return fail(notCovered(operation, interaction.type))
    switch (interaction.kind) {
      case 'read':
      case 'vread':
        return ok(interaction)
      case 'search':
        return ok({ ...interaction, query: restrictSearch(interaction.type, interaction.query, reach) })
      case 'create':
        if (!(await this.#visibility.writable(interaction.resource, reach, siblings))) return fail(foreign())
        return ok(restrictCondition(interaction, reach))
      case 'update':
        if (!(await this.#visibility.writable(interaction.resource, reach, siblings))) return fail(foreign())
        return this.#withExisting(interaction, reach)
    }
  }

  /** Refuses when the resource as it stands lies outside the reach. */
  async #withExisting(interaction: Update, reach: Reach): Promise<FhirResult<Update>> {
    if (reach.patient === undefined) return ok(interaction)
    const { body, status } = await this.#backend.handle({
      kind: 'read',
      type: interaction.type,
      id: interaction.id,
    })
    if (status === 200 && isResource(body) && !(await this.#visibility.readable(body, reach)))
      return fail(foreign())
    return ok(interaction)
  }

  /** The response, without what the token may not see. */
  async #checked(
    interaction: EntryInteraction,
    response: FhirResponse,
    access: Access,
  ): Promise<FhirResponse> {
    if (response.status >= 300 || response.body === undefined) return response
    switch (interaction.kind) {
      case 'read':
      case 'vread': {
        const reach = reachOf(access, 'r', interaction.type)
        const visible =
          reach && isResource(response.body) && (await this.#visibility.readable(response.body, reach))
        return visible ? response : foreign()
      }
      case 'search':
        return this.#filtered(response, access)
      case 'create':
      case 'update':
        return response
    }
  }

  async #filtered(response: FhirResponse, access: Access): Promise<FhirResponse> {
    if (response.status >= 300) return response
    const bundle = response.body as fhir4.Bundle
    const hidden = new Set<object>()
    for (const resource of resourcesOf(bundle)) {
      const reach = reachOf(access, 's', resource.resourceType) ?? reachOf(access, 'r', resource.resourceType)
      if (!reach || !(await this.#visibility.readable(resource, reach))) hidden.add(resource)
    }
    return { ...response, body: filterBundle(bundle, hidden) }
  }
}

const LETTERS = { read: 'r', vread: 'r', search: 's', create: 'c', update: 'u' } as const
const WORDS = { c: 'create', r: 'read', u: 'update', d: 'delete', s: 'search' } as const

function notCovered(operation: ScopeOperation, type: string): Refusal {
  return refusal(403, 'forbidden', `No granted scope allows to ${WORDS[operation]} ${type}`)
}

function foreign(): Refusal {
  return refusal(403, 'forbidden', 'This lies outside the patient or the scopes of the token')
}
