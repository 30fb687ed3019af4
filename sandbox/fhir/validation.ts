import { OperationOutcomeError, validateResource } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import { isStoredType, loadDefinitions } from './definitions.ts'
import { type Refusal, refusal, refusalOf } from './fhir-refusal.ts'
import { unknownCodes } from './required-codes.ts'
import { type AnyResource, isRecord } from './resource.ts'

/** What was found to be valid: a transaction checks all before it stores the first. */
const valid = new WeakSet<AnyResource>()

/**
 * Checks a resource against the R4 definitions; undefined when it may be stored, else a 422 naming each element.
 * `at` is put before the paths, e.g. `Bundle.entry[2].resource`. A resource is not changed after that.
 */
export function validate(resource: AnyResource, at?: string): Refusal | undefined {
  if (valid.has(resource)) return undefined
  loadDefinitions()
  if (!isStoredType(resource.resourceType)) {
    return refusal(422, 'not-supported', `Resources of type ${resource.resourceType} are not stored here`, at)
  }
  const issues = [
    ...emptyElements(resource, resource.resourceType),
    ...definitionIssues(resource),
    ...unknownCodes(resource),
  ]
  const errors = issues.filter((issue) => issue.severity === 'error' || issue.severity === 'fatal')
  if (errors.length > 0) {
    return refusalOf(
      422,
      errors.map((issue) => located(issue, at)),
    )
  }
  valid.add(resource)
  return undefined
}

function definitionIssues(resource: AnyResource): fhir4.OperationOutcomeIssue[] {
  try {
    return validateResource(resource as unknown as Resource).map((issue) =>
      issue.details?.text?.startsWith('Conflicting choice') ? { ...issue, severity: 'error' } : issue,
    ) as fhir4.OperationOutcomeIssue[]
  } catch (error) {
    if (error instanceof OperationOutcomeError) return error.outcome.issue as fhir4.OperationOutcomeIssue[]
    return [{ severity: 'error', code: 'structure', details: { text: 'The resource cannot be read' } }]
  }
}

/** FHIR JSON never holds empty strings, arrays or objects (json.html#null). */
function emptyElements(value: unknown, path: string): fhir4.OperationOutcomeIssue[] {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return [emptyIssue(path)]
  if (Array.isArray(value)) return value.flatMap((item, i) => emptyElements(item, `${path}[${i}]`))
  if (!isRecord(value)) return []
  const members = Object.entries(value)
  if (members.length === 0) return [emptyIssue(path)]
  return members.flatMap(([name, member]) => emptyElements(member, `${path}.${name}`))
}

function emptyIssue(path: string): fhir4.OperationOutcomeIssue {
  return {
    severity: 'error',
    code: 'structure',
    details: { text: 'Elements must not be empty' },
    expression: [path],
  }
}

function located(issue: fhir4.OperationOutcomeIssue, at: string | undefined): fhir4.OperationOutcomeIssue {
  const text = issue.details?.text ?? issue.diagnostics ?? 'Invalid element'
  const expression = issue.expression?.map((path) =>
    at ? `${at}.${path.replace(/^[A-Z][A-Za-z]*\./, '')}` : path,
  )
  const where = expression ?? (at ? [at] : undefined)
  return {
    severity: issue.severity,
    code: issue.code,
    details: { text },
    diagnostics: where ? `${where.join(', ')}: ${text}` : text,
    ...(where ? { expression: where } : {}),
  }
}
