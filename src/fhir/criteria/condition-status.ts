import type { Concept, Condition } from '../resources/resource-schemas.ts'

/** Whether a diagnosis is sure; one that does not say how sure it is counts as sure. */
export function isConfirmed({ verificationStatus }: Condition): boolean {
  return isUnsaidOr(verificationStatus, ['confirmed'])
}

/** Whether a diagnosis was ruled out or withdrawn. */
export function isRefuted({ verificationStatus }: Condition): boolean {
  return statusWords(verificationStatus).some((word) => word === 'refuted' || word === 'entered-in-error')
}

/** Whether a disease is there now; one that does not say, nor when it ended, counts as there. */
export function isPresent(condition: Condition): boolean {
  const { clinicalStatus } = condition
  if (clinicalStatus === undefined && Object.keys(condition).some((name) => name.startsWith('abatement')))
    return false
  return isUnsaidOr(clinicalStatus, ['active', 'recurrence', 'relapse'])
}

/** A status that is not given counts as the good one (R4 leaves both out of many problem lists). */
function isUnsaidOr(status: Concept | undefined, good: readonly string[]): boolean {
  const words = statusWords(status)
  return words.length === 0 || words.some((word) => good.includes(word))
}

/** National profiles add codings of their own beside FHIR's; some systems only write a text. */
function statusWords(status: Concept | undefined): string[] {
  const codes = (status?.coding ?? []).flatMap(({ code }) => code ?? [])
  return codes.length > 0 || !status?.text ? codes : [status.text.trim().toLowerCase()]
}
