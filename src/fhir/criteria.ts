/** A criterion of the studied population (tipm paper, Methods), judged from the chart. */
export interface Criterion {
  readonly id: CriterionId
  /** Whether the patient is like those studied: unknown is unknown, not yes. */
  readonly state: 'met' | 'notMet' | 'unknown'
  readonly evidence: readonly CriterionEvidence[]
}

export type CriterionId = 'hcc' | 'stage' | 'performance' | 'noOtherMalignancy' | 'noPriorTherapy' | 'regimen'

/** What in the chart the judgement rests on. */
export interface CriterionEvidence {
  readonly reference: string
  readonly text: string
  /** As written in the resource. */
  readonly date: string | undefined
}
