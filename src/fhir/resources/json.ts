/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** FHIR JSON nests some ten levels deep; beyond this it is not FHIR. */
export const DEEPEST = 200

/** Removes every `null` from JSON. FHIR allows none outside of arrays of primitives, but some senders print them for absent values. JSON without `null` is returned as the same object. */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth === 0 && isObject(value) && FREE_OF_NULLS.has(value)) return value
  return mapped(value, (item) => (item === null ? undefined : withoutNulls(item, depth + 1)), depth)
}

/** Notes that a resource was gone through already and holds none. */
export function noteWithoutNulls(resource: unknown): void {
  if (isObject(resource)) FREE_OF_NULLS.add(resource)
}

const FREE_OF_NULLS = new WeakSet<Json>()

/**
 * A value with each of its items, or of its properties, replaced; those replaced by `undefined` are left out. The same object where
 * nothing changes, as nearly everywhere: charts are large.
 */
export function mapped(
  value: unknown,
  replace: (item: unknown, name: string) => unknown,
  depth = 0,
): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value
  if (Array.isArray(value)) {
    let items: unknown[] | undefined
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index]
      const next = replace(item, '')
      if (next !== item) items ??= value.slice(0, index)
      if (items !== undefined && next !== undefined) items.push(next)
    }
    return items ?? value
  }
  let copy: Record<string, unknown> | undefined
  for (const name of Object.keys(value)) {
    const item = (value as Json)[name]
    const next = replace(item, name)
    if (next === item) continue
    copy ??= { ...value }
    if (next === undefined) delete copy[name]
    else copy[name] = next
  }
  return copy ?? value
}

/** Whether JSON is the very resource asked for. */
export function isResource(json: unknown, resourceType: string, id: string): boolean {
  return isObject(json) && json['resourceType'] === resourceType && json['id'] === id
}
