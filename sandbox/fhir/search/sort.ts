import { convertToSearchableTokens } from '@medplum/core'
import { type AnyResource, isRecord } from '../resource.ts'
import { spansOf } from './dates.ts'
import type { SortKey } from './parameters.ts'
import { valuesOf } from './values.ts'

/** Sorts by the given keys: dates by instant, numbers by value, the rest as text; missing values last, ties as they were. */
export function sortResources<T extends AnyResource>(resources: readonly T[], keys: readonly SortKey[]): T[] {
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
  const first: unknown = values[0]?.value
  switch (key.definition.type) {
    case 'date': {
      const starts = spansOf(values).map(({ start }) => start)
      if (starts.length === 0) return undefined
      return key.descending ? Math.max(...starts) : Math.min(...starts)
    }
    case 'number':
      return typeof first === 'number' ? first : undefined
    case 'quantity':
      return isRecord(first) && typeof first['value'] === 'number' ? first['value'] : undefined
    case 'token':
      return convertToSearchableTokens(values)[0]?.value
    case 'reference':
      return isRecord(first) && typeof first['reference'] === 'string' ? first['reference'] : undefined
    default:
      return textOf(first)
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.toLowerCase()
  if (!isRecord(value)) return undefined
  const parts = [value['family'], value['given'], value['text']]
    .flat()
    .filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join(' ').toLowerCase() : undefined
}
