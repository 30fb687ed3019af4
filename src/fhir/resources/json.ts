/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** FHIR JSON nests some ten levels deep; beyond this it is not FHIR. */
export const DEEPEST = 200

/**
 * A value with each of its items, or of its properties, replaced; those replaced by `undefined` are left out. The same object where
 * nothing changes, as nearly everywhere: charts are large.
 */
export function mapped(value: unknown, replace: (item: unknown, name: string) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
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
  for (const name in value) {
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
