import type { SearchParameter } from '@medplum/fhirtypes'
import { ok } from '../../../src/result.ts'
import { searchParametersOf } from '../definitions.ts'
import { type FhirResult, failure } from '../fhir-refusal.ts'

/** One search criterion: values are alternatives, already split at commas. */
export interface Criterion {
  readonly name: string
  readonly definition: SearchParameter
  readonly modifier: string | undefined
  readonly values: readonly string[]
}

export interface SortKey {
  readonly definition: SearchParameter
  readonly descending: boolean
}

export interface Include {
  readonly sourceType: string
  readonly definition: SearchParameter
  readonly targetType: string | undefined
}

/** A search, understood: what will be evaluated, and what was ignored. */
export interface SearchPlan {
  readonly type: string
  readonly criteria: readonly Criterion[]
  readonly sort: readonly SortKey[]
  readonly count: number
  readonly offset: number
  readonly countOnly: boolean
  readonly includes: readonly Include[]
  /** The parameters that are honoured: the self link. */
  readonly understood: URLSearchParams
  readonly ignored: readonly string[]
}

const defaultCount = 50
/** The largest page that is returned, even if a client asks for more; other servers do the same. */
const largestCount = 1000

/** Result parameters that change nothing here: JSON is always whole and totals always exact. */
const harmless = new Set(['_format', '_pretty', '_total'])

/**
 * Understands the query of a search. Unknown parameters are ignored and listed, or refused when `strict`
 * (R4 search.html#errors); an unsupported modifier or a bad value is always refused with 400.
 */
export function planSearch(type: string, query: URLSearchParams, strict: boolean): FhirResult<SearchPlan> {
  const definitions = searchParametersOf(type)
  const criteria: Criterion[] = []
  const sort: SortKey[] = []
  const includes: Include[] = []
  const understood = new URLSearchParams()
  const ignored: string[] = []
  let count = defaultCount
  let offset = 0
  let countOnly = false

  for (const [key, value] of query) {
    const known = ((): boolean | string => {
      if (harmless.has(key)) return true
      switch (key) {
        case '_count':
        case '_offset': {
          if (!/^\d{1,9}$/.test(value)) return `${key} must be a whole number`
          if (key === '_count') count = Math.min(Number(value), largestCount)
          else offset = Number(value)
          return true
        }
        case '_summary':
          countOnly ||= value === 'count'
          return value === 'count' || value === 'false'
        case '_sort': {
          const keys = value.split(',').map((name) => sortKey(name, definitions))
          sort.push(...keys.filter((k) => k !== undefined))
          return keys.every((k) => k !== undefined)
        }
        case '_include': {
          const include = parseInclude(value)
          if (include) includes.push(include)
          return include !== undefined
        }
        default: {
          const criterion = parseCriterion(key, value, definitions)
          if (typeof criterion === 'object') criteria.push(criterion)
          return typeof criterion === 'object' ? true : criterion
        }
      }
    })()
    if (typeof known === 'string') return failure(400, 'invalid', known)
    if (known) understood.append(key, value)
    else ignored.push(`${key}=${value}`)
  }
  if (strict && ignored.length > 0) {
    return failure(400, 'not-supported', `Not understood: ${ignored.join(', ')}`)
  }
  return ok({
    ...{ type, criteria, sort, count, offset, includes, understood, ignored },
    countOnly: countOnly || count === 0,
  })
}

/** A criterion; false when the parameter is unknown; a text when it must be refused. */
function parseCriterion(
  key: string,
  value: string,
  definitions: Map<string, SearchParameter>,
): Criterion | false | string {
  const [name = '', modifier] = key.split(':', 2)
  const definition = definitions.get(name) ?? (name === 'patient' ? definitions.get('subject') : undefined)
  if (!definition) {
    return key.includes('.') || key.startsWith('_has') ? `Chained search is not offered: ${key}` : false
  }
  const values = splitValues(value)
  if (values.length === 0) return `The parameter ${key} has no value`
  if (modifier !== undefined && !(definition.type === 'reference' && /^[A-Z][A-Za-z]+$/.test(modifier))) {
    return `The modifier :${modifier} is not offered for ${name}`
  }
  return { name, definition, modifier, values }
}

function sortKey(name: string, definitions: Map<string, SearchParameter>): SortKey | undefined {
  const descending = name.startsWith('-')
  const definition = definitions.get(descending ? name.slice(1) : name)
  return definition && { definition, descending }
}

function parseInclude(value: string): Include | undefined {
  const [sourceType = '', name = '', targetType] = value.split(':')
  const definition = searchParametersOf(sourceType).get(name)
  return definition?.type === 'reference' ? { sourceType, definition, targetType } : undefined
}

/** Splits at commas that are not escaped, and undoes the escapes of FHIR search values. */
function splitValues(value: string): string[] {
  return (value.match(/(?:\\.|[^,\\])+/gs) ?? []).map((part) => part.replace(/\\([,$\\])/g, '$1'))
}
