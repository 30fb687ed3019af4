import { operationOutcome } from '../../src/fhir/resources/operation-outcome.ts'
import type { FhirBackend } from '../fhir/backend.ts'

/** Values of the prefetch tokens of CDS Hooks 2.0, such as `context.patientId`. */
export type PrefetchTokens = Readonly<Record<string, string | undefined>>

/**
 * What the templates of a service ask for, read from the FHIR server by the EHR. A key whose tokens have no value is
 * left out; what there is none of is null; what cannot be read is its OperationOutcome (CDS Hooks 2.0.1, "Prefetch").
 */
export async function fillPrefetch(
  templates: Readonly<Record<string, string>>,
  tokens: PrefetchTokens,
  backend: FhirBackend,
): Promise<Record<string, unknown>> {
  const filled = await Promise.all(
    Object.entries(templates).map(async ([key, template]) => {
      const url = withTokens(template, tokens)
      return url === undefined ? [] : [[key, await read(url, backend)] as const]
    }),
  )
  return Object.fromEntries(filled.flat())
}

/** The tokens of a user reference: `Practitioner/7` gives `userPractitionerId`. */
export function userTokens(userId: string): PrefetchTokens {
  const [type = '', id] = userId.split('/')
  return { [`user${type}Id`]: id }
}

function withTokens(template: string, tokens: PrefetchTokens): string | undefined {
  let isKnown = true
  const url = template.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(tokens, name) ? tokens[name] : undefined
    if (value === undefined) isKnown = false
    return encodeURIComponent(value ?? '')
  })
  return isKnown && !url.includes('{{') ? url : undefined
}

async function read(url: string, backend: FhirBackend): Promise<unknown> {
  const [path = '', query] = url.split('?')
  const [type = '', id] = path.split('/')
  try {
    const { status, body } = await backend.handle(
      id === undefined
        ? { kind: 'search', type, query: new URLSearchParams(query), strict: false }
        : { kind: 'read', type, id },
    )
    if (status === 404) return null
    return body
  } catch {
    return operationOutcome('exception', [{ text: 'The chart could not be read' }])
  }
}
