import { evalFhirPathTyped, type TypedValue, toTypedValue } from '@medplum/core'
import type { SearchParameter } from '@medplum/fhirtypes'
import type { AnyResource } from '../resource.ts'

const cache = new WeakMap<AnyResource, Map<string, TypedValue[]>>()

/** The values that a search parameter selects from a stored resource. Remembered, since stored versions never change. */
export function valuesOf(resource: AnyResource, definition: SearchParameter): TypedValue[] {
  const remembered = cache.get(resource) ?? new Map<string, TypedValue[]>()
  cache.set(resource, remembered)
  const known = remembered.get(definition.code)
  if (known) return known
  const expression = expressionFor(resource.resourceType, definition)
  const values = expression === '' ? [] : evalFhirPathTyped(expression, [toTypedValue(resource)])
  remembered.set(definition.code, values)
  return values
}

const expressions = new Map<string, string>()

/** A shared parameter unites the paths of many types: only those of this type matter. */
function expressionFor(type: string, definition: SearchParameter): string {
  const key = `${type}.${definition.code}`
  const known = expressions.get(key)
  if (known !== undefined) return known
  const own = new RegExp(`\\b(?:${type}|Resource|DomainResource)\\.`)
  const expression = (definition.expression ?? '')
    .split(' | ')
    .filter((path) => own.test(path))
    .join(' | ')
  expressions.set(key, expression)
  return expression
}
