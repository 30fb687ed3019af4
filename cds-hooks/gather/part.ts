import type { ReadFailure } from '../../src/fhir/chart-inputs.ts'

/** What was had of one prefetch key. A failure beside resources means that more would have been there. */
export interface Part {
  readonly resources: readonly unknown[]
  readonly failure: PartFailure | undefined
  /** Where the next page of a prefetched Bundle is. */
  readonly next: string | undefined
}

export interface PartFailure {
  readonly code: ReadFailure['code']
  readonly status: number | undefined
}

export function failedPart(code: PartFailure['code'], status?: number): Part {
  return { resources: [], failure: { code, status }, next: undefined }
}
