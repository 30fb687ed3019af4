import { sameMeasurements } from '../elastography/stored-exam.ts'
import type { FoundResource } from './found-resources.ts'
import { hasDetail, isChecked, isWithdrawn, saysTheSame } from './same-assessment.ts'

/** Another resource under the identifier of one that is left standing. */
export interface Repeat {
  /** `RiskAssessment/12` */
  readonly reference: string
  /** It says nothing else: one request that was stored twice. Otherwise only a person can tell which one holds. */
  readonly isSame: boolean
}

/**
 * Which of those that a server holds under one identifier, and that say `of`, is left standing (one that was checked before one that
 * was not, then the one stored first: whoever looks leaves the same), and what stands beside it.
 */
export function repeatsOf(
  found: readonly FoundResource[],
  of?: unknown,
): { readonly kept: FoundResource; readonly repeats: readonly Repeat[] } | undefined {
  const standing = found
    .filter((item) => !isWithdrawn(item))
    .toSorted(
      (a, b) =>
        Number(isChecked(b)) - Number(isChecked(a)) || storedAt(a) - storedAt(b) || (a.id < b.id ? -1 : 1),
    )
  const kept = standing.find((item) => of === undefined || isRepeat(of, item))
  if (kept === undefined) return undefined
  const repeats = standing
    .filter((item) => item !== kept)
    .map((item) => ({ reference: referenceOf(item), isSame: isRepeat(item, kept) }))
  return { kept, repeats }
}

export function referenceOf({ resourceType, id }: FoundResource): string {
  return `${resourceType}/${id}`
}

/** Of an assessment by its detail, of an examination by its measurements. */
function isRepeat(item: unknown, of: unknown): boolean {
  return hasDetail(item) ? saysTheSame(item, of) : sameMeasurements(item, of)
}

function storedAt({ meta }: FoundResource): number {
  return Date.parse(meta?.lastUpdated ?? '') || 0
}
