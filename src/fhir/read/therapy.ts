import type { DrugDoubt, DrugRecordKind } from '../chart-inputs.ts'
import type { ChartTime } from '../resources/chart-time.ts'

/** What the chart says of the combination lenvatinib + camrelizumab. */
export interface Therapy {
  /** Since when both drugs were on, in the course in question; undefined unless that is known. */
  readonly started: ChartTime | undefined
  readonly lenvatinib: readonly DrugRecord[]
  readonly camrelizumab: readonly DrugRecord[]
  /** Records that may tell of either drug and could not be read to a day. */
  readonly doubts: readonly DrugDoubt[]
  /** Courses of the combination before the one in question, oldest first: first and last trace. */
  readonly earlier: readonly { readonly from: ChartTime; readonly to: ChartTime }[]
}

export interface DrugRecord {
  readonly reference: string
  readonly kind: DrugRecordKind
  readonly text: string
  /** As written in the resource. */
  readonly date: string | undefined
  readonly status: string
}
