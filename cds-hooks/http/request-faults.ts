import type * as z from 'zod/mini'
import { operationOutcome } from '../../src/fhir/resources/operation-outcome.ts'
import { faultsOf } from '../../src/model/file-fault.ts'

/** A request's faults as an OperationOutcome: where, and what was expected there; never what stood there. At most twenty. */
export function requestFaults(error: Pick<z.core.$ZodError, 'issues'>): fhir4.OperationOutcome {
  return operationOutcome(
    'invalid',
    faultsOf(error)
      .slice(0, 20)
      .map(({ path, expected }) => {
        const expression = path.map(String).join('.')
        return { text: `${expression === '' ? 'request' : expression}: ${expected}`, expression }
      }),
  )
}
