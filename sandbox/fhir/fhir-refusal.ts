import { operationOutcome } from '../../src/fhir/resources/operation-outcome.ts'
import { fail, type Result } from '../../src/result.ts'
import type { FhirResponse } from './backend.ts'

/** The answer to an interaction that is refused: HTTP status and the OperationOutcome that says why. */
export interface Refusal {
  readonly status: number
  readonly body: fhir4.OperationOutcome
}

/** What a response of 400 or more says. */
export function refusalIn({ status, body }: FhirResponse): Refusal {
  return { status, body: body as fhir4.OperationOutcome }
}

export type FhirResult<T> = Result<T, Refusal>

/** Issue codes used here, from http://hl7.org/fhir/issue-type. */
type IssueCode = fhir4.OperationOutcomeIssue['code']

/** A refusal with one issue; `expression` names the element it is about. */
export function refusal(status: number, code: IssueCode, text: string, expression?: string): Refusal {
  return { status, body: operationOutcome(code, [{ text, expression }]) }
}

export function refusalOf(status: number, issue: fhir4.OperationOutcomeIssue[]): Refusal {
  return { status, body: { resourceType: 'OperationOutcome', issue } }
}

export function failure(...reason: Parameters<typeof refusal>) {
  return fail(refusal(...reason))
}
