import type { ModelFile } from '../../model/model-schema.ts'
import type { StudySource } from '../study-table.ts'
import type { CalibrationSection } from './calibration.ts'
import type { Centres } from './centres.ts'
import type { ScoreDistribution } from './curves/distribution.ts'
import type { CutoffSection } from './cutoffs.ts'
import type { DecisionSection } from './decision.ts'
import type { Development } from './development.ts'
import type { Discrimination } from './discrimination.ts'
import type { Drift } from './drift.ts'
import type { FigureOrReason } from './figure-or-reason.ts'
import type { Horizon } from './horizon.ts'
import type { MissingInputs } from './missing-inputs.ts'
import type { ReportOptions } from './options.ts'
import type { Participants } from './participants.ts'
import type { SampleSize } from './sample-size-section.ts'
import type { SubgroupPerformance } from './subgroup-performance.ts'
import type { SurvivalSection } from './survival.ts'
import type { TableOne } from './table-one.ts'
import type { Updating } from './updating.ts'

/** Raised when a reader of the JSON would have to change; additions leave it. */
export const REPORT_FORMAT = 'tipm-validation-1'

/**
 * A validation, whole: JSON, so every figure that cannot be had is `{ok: false, code}` and nothing is undefined or infinite
 * (docs/validation.md). Probabilities and shares are 0..1, times are days. Counts and sums only: nobody can be found in it.
 */
export interface ValidationReport extends Sections {
  readonly format: typeof REPORT_FORMAT
  readonly header: ReportHeader
}

export interface ReportHeader {
  readonly software: { readonly name: 'TIPM on FHIR'; readonly version: string }
  /** ISO 8601. */
  readonly createdAt: string
  readonly model: {
    readonly id: string
    readonly version: string
    readonly hash: string
    readonly status: ModelFile['status']
    readonly name: string
    readonly horizonWeeks: number
  }
  readonly data: {
    /** `scored`: scores of any model came with the data, and the model above did not form them. */
    readonly kind: 'patients' | 'scored'
    readonly source: StudySource['kind']
    readonly name: string | null
    readonly sha256: string
    /** Drawn, not observed: of no value as evidence. */
    readonly synthetic: boolean
  }
  readonly options: ReportOptions
  /** The confidence level of every interval. */
  readonly level: 0.95
  readonly investigational: true
}

/** The sections in the order in which they are computed. */
export interface Sections {
  readonly participants: Participants
  readonly sampleSize: SampleSize
  readonly tableOne: { readonly byOutcome: TableOne; readonly byCohort: TableOne | null }
  readonly distribution: FigureOrReason<ScoreDistribution>
  readonly discrimination: Discrimination
  readonly cutoffs: CutoffSection
  readonly calibration: CalibrationSection
  readonly decision: DecisionSection
  readonly missingInputs: FigureOrReason<MissingInputs>
  readonly horizon: FigureOrReason<Horizon>
  readonly subgroupPerformance: SubgroupPerformance
  readonly centres: FigureOrReason<Centres>
  readonly drift: FigureOrReason<Drift>
  readonly updating: FigureOrReason<Updating>
  readonly survival: SurvivalSection
  readonly development: Development
}

export const SECTIONS = [
  'participants',
  'sampleSize',
  'tableOne',
  'distribution',
  'discrimination',
  'cutoffs',
  'calibration',
  'decision',
  'missingInputs',
  'horizon',
  'subgroupPerformance',
  'centres',
  'drift',
  'updating',
  'survival',
  'development',
] as const satisfies readonly (keyof Sections)[]

export type SectionId = keyof Sections
