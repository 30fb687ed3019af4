import type { ChartTime } from '../resources/chart-time.ts'

/** What the chart says of the combination lenvatinib + camrelizumab. */
export interface Therapy {
  /** Since when both drugs were given (or ordered, or stated); undefined while the pair was not begun. */
  readonly started: ChartTime | undefined
  readonly lenvatinib: readonly DrugRecord[]
  readonly camrelizumab: readonly DrugRecord[]
}

export interface DrugRecord {
  readonly reference: string
  readonly kind: 'administration' | 'order' | 'statement'
  readonly text: string
  /** As written in the resource. */
  readonly date: string | undefined
  readonly status: string
}
