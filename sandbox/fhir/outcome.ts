/** Issue codes used here, from http://hl7.org/fhir/issue-type. */
export type IssueCode = fhir4.OperationOutcomeIssue['code']

/** A refused interaction: HTTP status and the OperationOutcome that explains it. */
export interface Failure {
  readonly ok: false
  readonly status: number
  readonly outcome: fhir4.OperationOutcome
}

export interface Success<T> {
  readonly ok: true
  readonly value: T
}

export type Result<T> = Success<T> | Failure

export function success<T>(value: T): Success<T> {
  return { ok: true, value }
}

/** A failure with one issue; `expression` names the element it is about. */
export function failure(status: number, code: IssueCode, text: string, expression?: string): Failure {
  return { ok: false, status, outcome: operationOutcome('error', code, text, expression) }
}

export function failureOf(status: number, issue: fhir4.OperationOutcomeIssue[]): Failure {
  return { ok: false, status, outcome: { resourceType: 'OperationOutcome', issue } }
}

export function operationOutcome(
  severity: fhir4.OperationOutcomeIssue['severity'],
  code: IssueCode,
  text: string,
  expression?: string,
): fhir4.OperationOutcome {
  const issue: fhir4.OperationOutcomeIssue = { severity, code, details: { text }, diagnostics: text }
  return {
    resourceType: 'OperationOutcome',
    issue: [expression === undefined ? issue : { ...issue, expression: [expression] }],
  }
}
