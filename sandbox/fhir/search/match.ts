import {
  convertToSearchableReferences,
  convertToSearchableStrings,
  convertToSearchableTokens,
  type SearchableToken,
  type TypedValue,
} from '@medplum/core'
import type { AnyResource } from '../resource.ts'
import { compareSpans, spanOf, spansOf } from './dates.ts'
import type { Criterion } from './parameters.ts'
import { valuesOf } from './values.ts'

/** True when the resource meets the criterion: one of its values matches one of the alternatives. */
export function matches(resource: AnyResource, criterion: Criterion): boolean {
  const values = valuesOf(resource, criterion.definition)
  return criterion.values.some((alternative) => matchesOne(values, criterion, alternative))
}

function matchesOne(values: TypedValue[], criterion: Criterion, text: string): boolean {
  switch (criterion.definition.type) {
    case 'token':
      return convertToSearchableTokens(values).some((token) => matchesToken(token, text))
    case 'reference':
      return convertToSearchableReferences(values).some((r) => matchesReference(r, criterion, text))
    case 'string':
      return convertToSearchableStrings(values).some((value) => matchesString(value, text))
    case 'date': {
      const [, prefix = 'eq', rest = ''] = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/s.exec(text) ?? []
      const parameter = spanOf(rest)
      return parameter !== undefined && spansOf(values).some((span) => compareSpans(span, prefix, parameter))
    }
    default:
      return false
  }
}

/** `code`, `system|code`, `|code` (no system) or `system|`. Codes are compared without regard to case. */
function matchesToken(token: SearchableToken, text: string): boolean {
  const bar = text.indexOf('|')
  const code = text.slice(bar + 1).toLowerCase()
  const sameCode = code === '' || token.value?.toLowerCase() === code
  if (bar < 0) return token.value !== undefined && sameCode
  return sameCode && (token.system ?? '') === text.slice(0, bar)
}

/** Accepts `7`, `Patient/7`, `Patient/7/_history/2` and absolute URLs on either side. */
function matchesReference(reference: string, criterion: Criterion, text: string): boolean {
  if (reference === text) return true
  const own = relative(reference)
  if (text.includes('/')) return own === relative(text)
  const [type, id] = own.split('/')
  const wanted = criterion.modifier ?? (criterion.name === 'patient' ? 'Patient' : undefined)
  return id === text && (wanted === undefined || type === wanted)
}

/** The last `Type/id` of a literal reference, without version. */
function relative(reference: string): string {
  return (
    /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference)?.[1] ?? reference
  )
}

function matchesString(value: string, text: string): boolean {
  const [haystack, needle] = [fold(value), fold(text)]
  return haystack.startsWith(needle) || haystack.split(/[\s,]+/).some((word) => word.startsWith(needle))
}

/** Without case and accents, as R4 asks of string search. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
