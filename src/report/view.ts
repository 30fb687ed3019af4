import type { Format } from '../text/format.ts'
import type { reportTexts } from '../text/report.ts'
import type { ReportHeader, Sections } from '../validation/report/report.ts'

export type ReportTexts = (typeof reportTexts)['en']

/** What every part of the report is shown from; sections appear as they are computed. */
export interface ReportView {
  readonly header: ReportHeader
  readonly sections: Partial<Sections>
  readonly texts: ReportTexts
  readonly format: Format
  /** The scores came with the data: they are no model’s that is known here. */
  readonly ofScores: boolean
  /** Of the figures, px. */
  readonly width: number
}
