/** What a scope allows on a type: create, read, update, delete, search. */
export type ScopeOperation = 'c' | 'r' | 'u' | 'd' | 's'

/** One SMART resource scope, v1 or v2 spelling (SMART App Launch 2.2, scopes and launch context). */
export interface SmartScope {
  readonly level: 'patient' | 'user'
  /** A resource type, or `*` for all. */
  readonly type: string
  readonly operations: ReadonlySet<ScopeOperation>
  readonly text: string
}

const PATTERN = /^(patient|user)\/(\*|[A-Z][A-Za-z]+)\.(?:(read|write|\*)|(?=[cruds])(c?r?u?d?s?))$/

const VERSION_1 = { read: 'rs', write: 'cud', '*': 'cruds' } as const

/** Reads one resource scope; undefined for anything else, such as `openid`, `launch/patient` or a granular scope. */
export function parseSmartScope(text: string): SmartScope | undefined {
  const [, level, type, word, letters] = PATTERN.exec(text) ?? []
  if (type === undefined) return undefined
  const operations = word === undefined ? letters : VERSION_1[word as keyof typeof VERSION_1]
  return {
    level: level === 'user' ? 'user' : 'patient',
    type,
    operations: new Set([...(operations ?? '')] as ScopeOperation[]),
    text,
  }
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
