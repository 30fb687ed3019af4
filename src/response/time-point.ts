import type { NonTargetResponse } from './non-target-response.ts'
import type { TargetResponse } from './target-response.ts'

/** RECIST 1.1 and mRECIST; `non-CR/non-PD` for patients without target lesions. */
export type Category = 'CR' | 'PR' | 'SD' | 'non-CR/non-PD' | 'PD' | 'NE'

/** One visit by one system. Sums in mm. */
export interface TimePoint {
  readonly day: number
  readonly target: TargetResponse
  readonly nonTarget: NonTargetResponse
  /** A new lesion that counts is there. */
  readonly newLesion: boolean
  readonly overall: Category
  readonly sum: number | undefined
  readonly nadir: number | undefined
  /** Of the sum, as a share: against baseline, and against the smallest before. Undefined where a sum is missing or was 0. */
  readonly changeFromBaseline: number | undefined
  readonly changeFromNadir: number | undefined
}

/** The response at one visit: RECIST 1.1, tables 1 and 2 (section 4.4.1); mRECIST, table 4, is the same. */
export function overallResponse(
  target: TargetResponse,
  nonTarget: NonTargetResponse,
  newLesion: boolean,
): Category {
  if (newLesion || target === 'PD' || nonTarget === 'PD') return 'PD'
  switch (target) {
    case 'none':
      return nonTarget === 'none' ? 'NE' : nonTarget
    case 'CR':
      return nonTarget === 'CR' || nonTarget === 'none' ? 'CR' : 'PR'
    case 'PR':
    case 'SD':
    case 'NE':
      return target
  }
}
