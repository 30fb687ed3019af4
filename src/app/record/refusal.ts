import { readSaveAnswer, type SaveRefusal } from '../../fhir/write/save-answer.ts'
import type { FhirAnswer } from '../../fhir-client/fhir-client.ts'

/** Why the server did not do it, in our code and in its words. */
export interface Refusal {
  readonly code: SaveRefusal
  readonly diagnostics: readonly string[]
}

const NOTHING_PLANNED: fhir4.Bundle = { resourceType: 'Bundle', type: 'transaction' }

/** The refusal in an answer that is not the one hoped for. */
export function refusalOf(answer: FhirAnswer): Refusal {
  if (answer.ok) {
    const refused = readSaveAnswer(answer.value.status, answer.value.json, NOTHING_PLANNED)
    return refused.ok ? { code: 'unreadable', diagnostics: [] } : refused
  }
  switch (answer.problem.code) {
    case 'expired':
      return { code: 'expired', diagnostics: [] }
    case 'network':
    case 'timeout':
    case 'cancelled':
      return { code: 'network', diagnostics: [] }
    case 'foreign-url':
      return { code: 'unreadable', diagnostics: [] }
  }
}
