import { isGone } from './counted-size.ts'
import { type Finding, inLiver, type Lesion, type LesionStatus, type Visit } from './course.ts'
import type { MeasuringSystem } from './system.ts'

/** `none`: no non-target lesion at baseline. NE: not all evaluated. */
export type NonTargetResponse = 'CR' | 'non-CR/non-PD' | 'PD' | 'NE' | 'none'

/**
 * Response of the non-target lesions by the reader's word: RECIST 1.1, section 4.3.3; mRECIST table 3, where a lesion of the liver that
 * no longer enhances is gone. Normal tumour markers, which RECIST asks for besides, are no part of the data.
 */
export function nonTargetResponse(
  system: MeasuringSystem,
  lesions: readonly Lesion[],
  visit: Visit,
): NonTargetResponse {
  if (lesions.length === 0) return 'none'
  const statuses = lesions.map((lesion) => statusOf(system, lesion, visit.findings.get(lesion.id)))
  if (statuses.some(isProgression)) return 'PD'
  if (statuses.includes(undefined)) return 'NE'
  return statuses.every((status) => status === 'absent') ? 'CR' : 'non-CR/non-PD'
}

export function isProgression(status: LesionStatus | undefined): boolean {
  return status === 'progression' || status === 'further-progression'
}

/** Grown since the last visit, unequivocally or not. */
export function hasGrown(status: LesionStatus | undefined): boolean {
  return status === 'increased' || status === 'further-progression'
}

function statusOf(
  system: MeasuringSystem,
  lesion: Lesion,
  finding: Finding | undefined,
): LesionStatus | undefined {
  if (finding === undefined) return undefined
  if (isProgression(finding.status)) return finding.status
  const size = system === 'mrecist' && inLiver(lesion) ? (finding.viable ?? finding.longest) : finding.longest
  if (size !== undefined && isGone(lesion, size)) return 'absent'
  return finding.status ?? (size === undefined ? undefined : 'present')
}
