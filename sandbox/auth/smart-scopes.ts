/** What a scope allows on a type: create, read, update, delete, search. */
export type ScopeOperation = 'c' | 'r' | 'u' | 'd' | 's'

/** One SMART resource scope, v1 or v2 spelling (SMART App Launch 2.2, scopes and launch context). */
export interface SmartScope {
  readonly level: 'patient' | 'user'
  /** A resource type, or `*` for all. */
  readonly type: string
  readonly operations: ReadonlySet<ScopeOperation>
  /** Search criteria of a granular scope, such as `category=laboratory`. */
  readonly filter: URLSearchParams | undefined
  readonly text: string
}

const version2 = /^(patient|user)\/(\*|[A-Z][A-Za-z]+)\.(?=[cruds])(c?r?u?d?s?)(?:\?(.+))?$/
const version1 = /^(patient|user)\/(\*|[A-Z][A-Za-z]+)\.(read|write|\*)$/

const meaning1 = { read: 'rs', write: 'cud', '*': 'cruds' } as const

/** Reads one resource scope; undefined for anything else, such as `openid` or `launch/patient`. */
export function parseSmartScope(text: string): SmartScope | undefined {
  const [, level2, type2, letters, filter] = version2.exec(text) ?? []
  if (level2 !== undefined && type2 !== undefined && letters !== undefined) {
    return smartScope(level2, type2, letters, filter, text)
  }
  const [, level1, type1, word] = version1.exec(text) ?? []
  if (level1 === undefined || type1 === undefined || word === undefined) return undefined
  return smartScope(level1, type1, meaning1[word as keyof typeof meaning1], undefined, text)
}

/** The resource scopes of a space-separated list. */
export function parseSmartScopes(scopes: string): SmartScope[] {
  return splitScopes(scopes)
    .map(parseSmartScope)
    .filter((scope) => scope !== undefined)
}

export function splitScopes(scopes: string): string[] {
  return [...new Set(scopes.split(/\s+/).filter((scope) => scope !== ''))]
}

function smartScope(
  level: string,
  type: string,
  letters: string,
  filter: string | undefined,
  text: string,
): SmartScope {
  return {
    level: level === 'user' ? 'user' : 'patient',
    type,
    operations: new Set([...letters] as ScopeOperation[]),
    filter: filter === undefined ? undefined : new URLSearchParams(filter),
    text,
  }
}
