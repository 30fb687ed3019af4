import type * as z from 'zod/mini'
import { operationOutcome } from '../../src/fhir/resources/operation-outcome.ts'

/** Zod's issues as an OperationOutcome: where, and what was expected there; never what stood there. At most twenty. */
export function requestFaults(error: Pick<z.core.$ZodError, 'issues'>): fhir4.OperationOutcome {
  return operationOutcome(
    'invalid',
    error.issues.slice(0, 20).map(({ path, message }) => {
      const expression = path.map(String).join('.')
      return { text: `${expression === '' ? 'request' : expression}: ${message}`, expression }
    }),
  )
}
