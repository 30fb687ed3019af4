/** What is wrong with a request, as an OperationOutcome (CDS Hooks 3.0 asks for one; 2.0 leaves the body open). Never quotes the request. */
export function operationOutcome(
  code: fhir4.OperationOutcomeIssue['code'],
  issues: readonly { readonly text: string; readonly expression?: string }[],
): fhir4.OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ text, expression }) => ({
      severity: 'error',
      code,
      details: { text },
      ...(expression === undefined ? {} : { expression: [expression] }),
    })),
  }
}
