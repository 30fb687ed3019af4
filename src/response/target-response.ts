import { countedSize, isGone } from './counted-size.ts'
import type { Lesion, Visit } from './course.ts'
import { above, atLeast } from './size-comparison.ts'
import { CRITERIA, type MeasuringSystem } from './system.ts'

/** `none`: no target lesion at baseline. NE: not all evaluated, and what was does not settle it. */
export type TargetResponse = 'CR' | 'PR' | 'SD' | 'PD' | 'NE' | 'none'

/** The target lesions at one visit. */
export interface TargetState {
  readonly response: TargetResponse
  /** mm; undefined where a lesion was not evaluated. */
  readonly sum: number | undefined
  /** mm: the smallest complete sum before this visit, baseline included. */
  readonly nadir: number | undefined
  readonly baseline: number | undefined
}

/** The sum of the targets at a visit, mm, over those evaluated. */
export interface TargetSum {
  readonly known: number
  readonly complete: boolean
  readonly allGone: boolean
}

export function targetSum(system: MeasuringSystem, targets: readonly Lesion[], visit: Visit): TargetSum {
  let known = 0
  let complete = true
  let allGone = true
  for (const lesion of targets) {
    const size = countedSize(system, lesion, visit.findings.get(lesion.id))
    if (size === undefined) complete = false
    else known += size
    allGone &&= size !== undefined && isGone(lesion, size)
  }
  return { known, complete, allGone }
}

/**
 * Response of the target lesions: RECIST 1.1 (Eisenhauer et al., Eur J Cancer 2009; 45: 228-47), section 4.3.1, with section 4.4.2 for
 * missing measurements; mRECIST (Lencioni & Llovet 2010), table 3. `baseline` and `nadir` in mm. Progression goes before response.
 */
export function targetResponse(
  system: MeasuringSystem,
  sum: TargetSum,
  baseline: number,
  nadir: number,
): Exclude<TargetResponse, 'none'> {
  // Lesions that were not evaluated could only add to the sum.
  if (hasProgressed(sum.known, nadir, CRITERIA.progressionIncrease[system])) return 'PD'
  if (!sum.complete) return 'NE'
  if (sum.allGone) return 'CR'
  return atLeast(baseline * (1 - CRITERIA.responseShare), sum.known) ? 'PR' : 'SD'
}

/** At least 20 % over the reference and at least `increase` mm. From nothing, any lesion that counts is an increase. */
export function hasProgressed(sum: number, reference: number, increase: number): boolean {
  return (
    above(sum, reference) &&
    atLeast(sum, reference * (1 + CRITERIA.progressionShare)) &&
    atLeast(sum - reference, increase)
  )
}
