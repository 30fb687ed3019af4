/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** FHIR JSON nests some ten levels deep; beyond this it is not FHIR. */
export const DEEPEST = 200

/** JSON of which every `null` is gone: FHIR knows none, senders print them, and what is null is not there. The same object where there is none. */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return value
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== null).map((item) => withoutNulls(item, depth + 1))
    return items.length === value.length && items.every((item, index) => item === value[index])
      ? value
      : items
  }
  if (!isObject(value)) return value
  let changed = false
  const kept: [string, unknown][] = []
  for (const [name, item] of Object.entries(value)) {
    const next = item === null ? undefined : withoutNulls(item, depth + 1)
    if (next !== item) changed = true
    if (next !== undefined) kept.push([name, next])
  }
  return changed ? Object.fromEntries(kept) : value
}

/** Whether JSON is the very resource asked for. */
export function isResource(json: unknown, resourceType: string, id: string): boolean {
  return isObject(json) && json['resourceType'] === resourceType && json['id'] === id
}
