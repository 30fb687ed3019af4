import { type AnyResource, isRecord } from './resource.ts'

/** A copy of a resource in which each string equal to a key of `targets` (a fullUrl) has become its value. */
export function rewriteReferences(resource: AnyResource, targets: ReadonlyMap<string, string>): AnyResource {
  return targets.size === 0 ? resource : (rewrite(resource, targets) as AnyResource)
}

function rewrite(value: unknown, targets: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return targets.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => rewrite(item, targets))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rewrite(member, targets)]))
}

/** Every literal reference in a resource, with the path of its element. */
export function literalReferences(value: unknown, path: string): { path: string; reference: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => literalReferences(item, `${path}[${i}]`))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'reference' && typeof member === 'string'
      ? [{ path: `${path}.reference`, reference: member }]
      : literalReferences(member, `${path}.${name}`),
  )
}
