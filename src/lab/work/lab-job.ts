import type { TipmModel } from '../../model/load-model.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import type { Result } from '../../result.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import type { ColumnMapping } from '../../validation/data/column-mapping.ts'
import type { CsvHead, CsvWriting } from '../../validation/data/csv/csv-head.ts'
import type { DataResult } from '../../validation/data/data-problem.ts'
import type { Method } from '../../validation/recalibration/method.ts'
import type { ProposalDetails, ProposalProblem } from '../../validation/recalibration/model-proposal.ts'
import type { RecalibrationFit } from '../../validation/recalibration/recalibrate.ts'
import type { FigureOrReason } from '../../validation/report/figure-or-reason.ts'
import type { ReportOptions } from '../../validation/report/options.ts'
import type {
  ReportHeader,
  SectionId,
  Sections,
  ValidationReport,
} from '../../validation/report/validation-report.ts'
import type { StudySummary } from './study-summary.ts'

/** Patients' data: files of the user, or the cohort that comes with the lab. */
export type LabSource =
  /** `outcomes`: TIE and TIN by patient, joined to it. */
  | { readonly kind: 'csv'; readonly file: File; readonly outcomes?: File }
  | { readonly kind: 'fhir'; readonly files: readonly File[] }
  | { readonly kind: 'example' }

/** What the page asks of its worker, one at a time. Files are read in the worker: their contents never leave the browser. */
export type LabJob =
  /** How a CSV file is written, and its first rows. */
  | {
      readonly kind: 'look'
      readonly source: Exclude<LabSource, { kind: 'fhir' }>
      readonly writing: CsvWriting & Pick<ColumnMapping, 'id'>
    }
  /** All of it, into a study table that the worker keeps. */
  | {
      readonly kind: 'read'
      readonly source: LabSource
      readonly mapping: ColumnMapping | undefined
      readonly site: SiteConfig
      readonly model: TipmModel
    }
  /** The report of the study read last. */
  | {
      readonly kind: 'compute'
      readonly model: TipmModel
      readonly options: ReportOptions
      readonly version: string
    }
  /** A recalibration on the study read last. */
  | {
      readonly kind: 'recalibrate'
      readonly model: TipmModel
      readonly method: Method['kind']
      readonly seed: number
      readonly replicates: number
    }
  /** The model file of the recalibration fitted last. */
  | { readonly kind: 'propose'; readonly model: TipmModel; readonly details: ProposalDetails }

/** What each job ends with. */
export interface LabResults {
  readonly look: DataResult<CsvHead>
  readonly read: DataResult<StudySummary>
  readonly compute: Result<ValidationReport, 'cancelled'>
  readonly recalibrate: FigureOrReason<RecalibrationFit>
  readonly propose: Result<ModelFile, ProposalProblem>
}

/** What the worker says on the way, and at the end of a job. */
export type LabMessage =
  | { readonly kind: 'reading'; readonly bytes: number; readonly rows: number }
  | { readonly kind: 'computing'; readonly section: SectionId; readonly share: number }
  | { readonly kind: 'fitting'; readonly share: number }
  /** The section just computed. */
  | { readonly kind: 'section'; readonly header: ReportHeader; readonly sections: Partial<Sections> }
  | { readonly kind: 'done'; readonly result: LabResults[keyof LabResults] }
