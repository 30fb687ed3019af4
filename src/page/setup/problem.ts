import { fail, type Result } from '../../result.ts'
import type { PlacedFault } from '../../site/placed-fault.ts'
import type { ProblemCode } from '../../text/problem-codes.ts'

/** Why a page shows no assessment. Holds no patient data: `detail` is a file name, an issuer or an OAuth error code. */
export interface Problem {
  readonly code: ProblemCode
  readonly detail?: string
  readonly faults?: readonly PlacedFault[]
  /** The EHR that can be asked for a patient, by its `iss`. */
  readonly chooseAt?: string
}

export type Outcome<T> = Result<T, Problem>

export function succeeded<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function failed(code: ProblemCode, more: Omit<Problem, 'code'> = {}): Outcome<never> {
  return fail({ code, ...more })
}
