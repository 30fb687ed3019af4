import { convertToSearchableReferences } from '@medplum/core'
import { operationOutcome } from '../../../src/fhir/resources/operation-outcome.ts'
import { ok } from '../../../src/result.ts'
import type { FhirResult } from '../fhir-refusal.ts'
import { type AnyResource, isRecord, type StoredResource } from '../resource.ts'
import type { Store } from '../version-store.ts'
import { spansOf } from './dates.ts'
import { matches } from './match.ts'
import { type Include, planSearch, type SearchPlan, type SortKey } from './parameters.ts'
import { valuesOf } from './values.ts'

/** Searches one type and returns a searchset page with self, first, previous and next links. */
export function searchPage(
  store: Store,
  base: string,
  type: string,
  query: URLSearchParams,
  strict: boolean,
): FhirResult<fhir4.Bundle> {
  const planned = planSearch(type, query, strict)
  if (!planned.ok) return planned
  const plan = planned.value
  const found = sortResources(findAll(store, plan), plan.sort)
  const page = plan.countOnly ? [] : found.slice(plan.offset, plan.offset + plan.count)
  const entries = [
    ...page.map((resource) => searchEntry(base, resource, 'match')),
    ...included(store, plan, page).map((resource) => searchEntry(base, resource, 'include')),
    ...warnings(plan),
  ]
  return ok({
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: links(`${base}/${type}`, plan, found.length),
    ...(entries.length > 0 ? { entry: entries } : {}),
  })
}

/** The resources that meet a query, unsorted: for conditional creates. */
export function searchMatches(
  store: Store,
  type: string,
  query: URLSearchParams,
): FhirResult<StoredResource[]> {
  const plan = planSearch(type, query, true)
  return plan.ok ? ok(findAll(store, plan.value)) : plan
}

function findAll(store: Store, plan: SearchPlan): StoredResource[] {
  return [...store.list(plan.type)].filter((resource) => plan.criteria.every((c) => matches(resource, c)))
}

function included(store: Store, plan: SearchPlan, page: readonly StoredResource[]): StoredResource[] {
  const seen = new Set(page.map(keyOf))
  const result: StoredResource[] = []
  const add = (resource: StoredResource | undefined): void => {
    if (resource === undefined || seen.has(keyOf(resource))) return
    seen.add(keyOf(resource))
    result.push(resource)
  }
  for (const include of plan.includes) {
    for (const resource of page) for (const key of targets(resource, include)) add(current(store, key))
  }
  return result
}

function targets(resource: StoredResource, include: Include): string[] {
  if (resource.resourceType !== include.sourceType) return []
  return convertToSearchableReferences(valuesOf(resource, include.definition))
    .map((reference) => reference.split('/_history/')[0] ?? reference)
    .filter((reference) => include.targetType === undefined || reference.startsWith(`${include.targetType}/`))
}

function current(store: Store, key: string): StoredResource | undefined {
  const [type = '', id = ''] = key.split('/')
  return store.latest(type, id)?.resource
}

function keyOf(resource: StoredResource): string {
  return `${resource.resourceType}/${resource.id}`
}

function searchEntry(base: string, resource: StoredResource, mode: 'match' | 'include'): fhir4.BundleEntry {
  return {
    fullUrl: `${base}/${keyOf(resource)}`,
    resource: resource as unknown as fhir4.FhirResource,
    search: { mode },
  }
}

function warnings(plan: SearchPlan): fhir4.BundleEntry[] {
  if (plan.ignored.length === 0) return []
  const text = `Ignored, because not offered here: ${plan.ignored.join(', ')}`
  return [{ resource: operationOutcome('not-supported', [{ text }], 'warning'), search: { mode: 'outcome' } }]
}

function links(url: string, plan: SearchPlan, total: number): fhir4.BundleLink[] {
  const at = (relation: string, offset: number | undefined): fhir4.BundleLink => {
    const query = new URLSearchParams(plan.understood)
    if (offset !== undefined) query.set('_offset', String(offset))
    const text = query.toString()
    return { relation, url: text === '' ? url : `${url}?${text}` }
  }
  if (plan.countOnly) return [at('self', undefined)]
  const { offset, count } = plan
  return [
    at('self', undefined),
    ...(offset > 0 ? [at('first', 0), at('previous', Math.max(0, offset - count))] : []),
    ...(offset + count < total ? [at('next', offset + count)] : []),
  ]
}

/** Sorts by the given keys: dates by instant, numbers by value, the rest as text; missing values last, ties as they were. */
function sortResources<T extends AnyResource>(resources: readonly T[], keys: readonly SortKey[]): T[] {
  if (keys.length === 0) return [...resources]
  const rows = resources.map((resource) => ({
    resource,
    values: keys.map((key) => sortValue(resource, key)),
  }))
  const order = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
    keys.reduce((found, { descending }, i) => found || compare(a.values[i], b.values[i], descending), 0)
  return rows.toSorted(order).map(({ resource }) => resource)
}

type SortValue = number | string | undefined

function compare(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1
  return descending ? -order : order
}

function sortValue(resource: AnyResource, key: SortKey): SortValue {
  const values = valuesOf(resource, key.definition)
  if (key.definition.type !== 'date') return textOf(values[0]?.value)
  const starts = spansOf(values).map(({ start }) => start)
  if (starts.length === 0) return undefined
  return key.descending ? Math.max(...starts) : Math.min(...starts)
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.toLowerCase()
  if (!isRecord(value)) return undefined
  const parts = [value['family'], value['given'], value['text']]
    .flat()
    .filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join(' ').toLowerCase() : undefined
}
