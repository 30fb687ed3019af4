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
