import {
  convertToSearchableNumbers,
  convertToSearchableQuantities,
  convertToSearchableReferences,
  convertToSearchableStrings,
  convertToSearchableTokens,
  convertToSearchableUris,
  type SearchableToken,
  type TypedValue,
} from '@medplum/core'
import { type AnyResource, isRecord } from '../resource.ts'
import { compareSpans, spanOf, spansOf } from './dates.ts'
import type { Criterion } from './parameters.ts'
import { valuesOf } from './values.ts'

/** True when the resource meets the criterion: one of its values matches one of the alternatives. */
export function matches(resource: AnyResource, criterion: Criterion): boolean {
  const values = valuesOf(resource, criterion.definition)
  if (criterion.modifier === 'missing') return criterion.values.includes(String(values.length === 0))
  const found = criterion.values.some((alternative) => matchesOne(values, criterion, alternative))
  return criterion.modifier === 'not' ? !found : found
}

function matchesOne(values: TypedValue[], criterion: Criterion, text: string): boolean {
  switch (criterion.definition.type) {
    case 'token':
      return criterion.modifier === 'text'
        ? values.some((v) =>
            displayTexts(v.value).some((t) => t.toLowerCase().startsWith(text.toLowerCase())),
          )
        : convertToSearchableTokens(values).some((token) => matchesToken(token, text))
    case 'reference':
      return convertToSearchableReferences(values).some((r) => matchesReference(r, criterion, text))
    case 'string':
      return convertToSearchableStrings(values).some((value) =>
        matchesString(value, criterion.modifier, text),
      )
    case 'uri':
      return convertToSearchableUris(values).includes(text)
    case 'date': {
      const [prefix, rest] = splitPrefix(text)
      const parameter = spanOf(rest)
      return parameter !== undefined && spansOf(values).some((span) => compareSpans(span, prefix, parameter))
    }
    case 'number': {
      const [prefix, rest] = splitPrefix(text)
      return convertToSearchableNumbers(values).some(([low, high]) =>
        [low, high].some((n) => n !== undefined && compareNumbers(n, prefix, rest)),
      )
    }
    case 'quantity':
      return matchesQuantity(values, text)
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

function matchesString(value: string, modifier: string | undefined, text: string): boolean {
  if (modifier === 'exact') return value === text
  const [haystack, needle] = [fold(value), fold(text)]
  if (modifier === 'contains') return haystack.includes(needle)
  return haystack.startsWith(needle) || haystack.split(/[\s,]+/).some((word) => word.startsWith(needle))
}

/** Without case and accents, as R4 asks of string search. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** `[prefix]number` or `[prefix]number|system|code`; units are compared, not converted. */
function matchesQuantity(values: TypedValue[], text: string): boolean {
  const [number = '', system = '', code = ''] = text.split('|')
  const [prefix, rest] = splitPrefix(number)
  return convertToSearchableQuantities(values).some(
    (q) =>
      q.value !== undefined &&
      compareNumbers(q.value, prefix, rest) &&
      (system === '' || q.system === system) &&
      (code === '' || q.code === code || q.unit === code),
  )
}

function splitPrefix(text: string): [prefix: string, rest: string] {
  const match = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)(.*)$/s.exec(text)
  return [match?.[1] ?? 'eq', match?.[2] ?? text]
}

function displayTexts(value: unknown): string[] {
  if (!isRecord(value)) return []
  const codings: unknown[] = Array.isArray(value['coding']) ? value['coding'] : []
  const displays = codings.map((coding) => (isRecord(coding) ? coding['display'] : undefined))
  return [value['text'], value['display'], ...displays].filter((t) => typeof t === 'string')
}

/** Compares a number by a search prefix. `eq` takes the precision of the written number: 5.4 is 5.35 to 5.45. */
function compareNumbers(value: number, prefix: string, text: string): boolean {
  const parameter = Number(text)
  const reach = reachOf(prefix, text)
  const span = { start: parameter - reach, end: parameter + reach }
  // A number has no extent: it starts after another one when it is greater.
  const asNumber = { sa: 'gt', eb: 'lt', ap: 'eq' }[prefix] ?? prefix
  return compareSpans({ start: value, end: value }, asNumber, span)
}

function reachOf(prefix: string, text: string): number {
  if (prefix === 'ap') return Math.abs(Number(text)) * 0.1
  return prefix === 'eq' || prefix === 'ne' ? 0.5 * precisionOf(text) : 0
}

/** The value of the last written digit: 0.1 for `5.4`, 1 for `100`. */
function precisionOf(text: string): number {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  return 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0))
}
