import { type Finding, inLiver, type Lesion } from './course.ts'
import { CRITERIA, type MeasuringSystem } from './system.ts'

/**
 * What a target lesion adds to the sum, in mm; undefined where it was not evaluated. mRECIST measures the viable part of lesions of the
 * liver, and everything else as RECIST 1.1 does (Lencioni & Llovet, Semin Liver Dis 2010; 30: 52-60).
 */
export function countedSize(
  system: MeasuringSystem,
  lesion: Lesion,
  finding: Finding | undefined,
): number | undefined {
  if (finding === undefined) return undefined
  if (system === 'recist' || !inLiver(lesion)) return finding.longest ?? goneSize(finding)
  // No tumour, nothing viable in it.
  return finding.viable ?? (finding.longest === 0 ? 0 : goneSize(finding))
}

/** Whether a measured lesion counts as disappeared; nodes are normal below 10 mm (RECIST 1.1, section 4.3.1). */
export function isGone({ node }: Lesion, size: number): boolean {
  return node === 'none' ? size === 0 : size < CRITERIA.normalNode
}

function goneSize({ status }: Finding): number | undefined {
  return status === 'absent' ? 0 : undefined
}
