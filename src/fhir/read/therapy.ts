import type { Drug } from '../codes/drugs.ts'
import type { RejectionReason } from '../reasons.ts'
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

export type DrugRecordKind = 'administration' | 'order' | 'dispense' | 'statement'

/** A drug record that may tell of the therapy and could not be read to a day. */
export interface DrugDoubt {
  readonly reference: string | undefined
  readonly kind: DrugRecordKind
  /** Which of the two drugs; undefined where the record does not tell its drug. */
  readonly drug: Drug | undefined
  readonly text: string
  /** As written in the resource. */
  readonly date: string | undefined
  readonly status: string | undefined
  readonly reason: RejectionReason
}
