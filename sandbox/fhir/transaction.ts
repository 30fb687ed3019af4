import { randomUUID } from 'node:crypto'
import { fail, ok } from '../../src/result.ts'
import { answerEntry, responseEntry, writtenResponse } from './answer-entry.ts'
import type { FhirResponse } from './backend.ts'
import type { BundleEntryInteraction } from './fhir-interaction.ts'
import { type FhirResult, failure, refusal, refusalIn, refusalOf } from './fhir-refusal.ts'
import { atEntry } from './parse-request.ts'
import { literalReferences, rewriteReferences } from './references.ts'
import type { AnyResource, StoredResource } from './resource.ts'
import { validate } from './validation.ts'
import type { Store } from './version-store.ts'
import { conditionalMatch } from './write.ts'

/** What an entry will touch, fixed before anything is written. */
interface PlannedEntry {
  readonly entry: BundleEntryInteraction
  readonly index: number
  /** The id a create will get, or that of the resource that already meets its condition. */
  readonly target: { readonly id: string; readonly existing?: StoredResource } | undefined
}

/**
 * Applies all entries or none (R4 http.html#trules): conditions first, then references between entries, then
 * validation of every body, and only then the writes, which a late failure (If-Match) undoes.
 */
export function runTransaction(
  store: Store,
  base: string,
  entries: readonly BundleEntryInteraction[],
): FhirResult<fhir4.Bundle> {
  const planned = plan(store, entries)
  if (!planned.ok) return planned
  const prepared = prepare(planned.value)
  if (!prepared.ok) return prepared
  const done = store.atomically(() => apply(store, base, prepared.value))
  if (!done.ok) return done
  return ok({
    resourceType: 'Bundle',
    type: 'transaction-response',
    entry: done.value.map(responseEntry),
  })
}

function plan(store: Store, entries: readonly BundleEntryInteraction[]): FhirResult<PlannedEntry[]> {
  const planned: PlannedEntry[] = []
  const touched = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const { interaction } = entry
    let target: PlannedEntry['target']
    if (interaction.kind === 'create') {
      const match = conditionalMatch(store, interaction)
      if (!match.ok) return fail(atEntry(match.problem, index))
      target = match.value ? { id: match.value.id, existing: match.value } : { id: randomUUID() }
    } else if (interaction.kind === 'update') {
      const key = `${interaction.type}/${interaction.id}`
      if (touched.has(key)) return fail(atEntry(refusal(400, 'invalid', `${key} occurs twice`), index))
      touched.add(key)
      target = { id: interaction.id }
    }
    planned.push({ entry, index, target })
  }
  return ok(planned)
}

/** Resolves references between entries and validates every body; all faults are reported together. */
function prepare(planned: readonly PlannedEntry[]): FhirResult<PlannedEntry[]> {
  const targets = new Map<string, string>()
  for (const { entry, target } of planned) {
    const { interaction, fullUrl } = entry
    if (fullUrl === undefined || target === undefined) continue
    if (targets.has(fullUrl)) return failure(400, 'invalid', 'Two entries have the same fullUrl')
    targets.set(fullUrl, `${interaction.type}/${target.id}`)
  }
  const issues: fhir4.OperationOutcomeIssue[] = []
  const prepared = planned.map((item): PlannedEntry => {
    const { interaction } = item.entry
    if ((interaction.kind !== 'create' && interaction.kind !== 'update') || item.target?.existing) return item
    const resource = rewriteReferences(interaction.resource, targets)
    const at = `Bundle.entry[${item.index}].resource`
    issues.push(...unresolved(resource, at), ...(validate(resource, at)?.body.issue ?? []))
    return { ...item, entry: { ...item.entry, interaction: { ...interaction, resource } } }
  })
  return issues.length > 0 ? fail(refusalOf(422, issues)) : ok(prepared)
}

function unresolved(resource: AnyResource, at: string): fhir4.OperationOutcomeIssue[] {
  return literalReferences(resource, at)
    .filter(({ reference }) => /^urn:(uuid|oid):/.test(reference) || /^[A-Za-z]+\?/.test(reference))
    .flatMap(
      ({ path, reference }) =>
        refusal(422, 'not-found', `The reference ${reference} cannot be resolved`, path).body.issue,
    )
}

/** Creates, updates, then reads, as the specification orders them. */
const order = { create: 1, update: 2, read: 3, vread: 3, search: 3 } as const

function apply(store: Store, base: string, prepared: readonly PlannedEntry[]): FhirResult<FhirResponse[]> {
  const responses: FhirResponse[] = []
  const sorted = prepared.toSorted(
    (a, b) => order[a.entry.interaction.kind] - order[b.entry.interaction.kind],
  )
  for (const item of sorted) {
    const response = applyEntry(store, base, item)
    if (response.status >= 400) return fail(atEntry(refusalIn(response), item.index))
    responses[item.index] = response
  }
  return ok(responses)
}

function applyEntry(store: Store, base: string, item: PlannedEntry): FhirResponse {
  const { interaction } = item.entry
  if (interaction.kind !== 'create') return answerEntry(store, base, interaction)
  const { target } = item
  if (target === undefined) return refusal(500, 'exception', 'The entry was not planned')
  const resource = target.existing ?? store.put(interaction.resource, target.id)
  return writtenResponse(base, { resource, created: target.existing === undefined })
}
