import type { PlacedFault } from '../../site/placed-fault.ts'
import type { ProblemCode } from '../../text/problem-codes.ts'

/** Why a page shows no assessment. Holds no patient data: `detail` is a file name, an issuer or an OAuth error code; `said` is for the screen alone. */
export interface Problem {
  readonly code: ProblemCode
  readonly detail?: string
  readonly faults?: readonly PlacedFault[]
  /** The EHR's own words, as text. */
  readonly said?: string
  /** With what the launch page can be asked again: an EHR by its `iss`, and the launch that it began. Without one the EHR asks for a patient. */
  readonly again?: { readonly iss: string; readonly launch?: string }
}
