export interface OutcomeIssue {
  readonly text: string
  /** The element that it is about. */
  readonly expression?: string | undefined
}

/** What is wrong with a request, in our own words; it must never quote the request. */
export function operationOutcome(
  code: fhir4.OperationOutcomeIssue['code'],
  issues: readonly OutcomeIssue[],
  severity: fhir4.OperationOutcomeIssue['severity'] = 'error',
): fhir4.OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ text, expression }) => ({
      ...{ severity, code, details: { text } },
      ...(expression === undefined ? {} : { expression: [expression] }),
    })),
  }
}
