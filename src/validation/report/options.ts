import type { StudyTable } from '../study-table.ts'

/** How a report is computed. It stands in the report, so that the figures can be repeated. */
export interface ReportOptions {
  /** Seed of every random draw, a whole number. */
  readonly seed: number
  /** Bootstrap samples; 0 for none. */
  readonly replicates: number
  /** Sets filled in by multiple imputation; 0 for none. */
  readonly imputations: number
  /** Score from which a patient counts as positive; null where none is known. */
  readonly cutoff: number | null
  /** The group column whose labels are cohorts, analysed apart and together; null for one cohort. */
  readonly cohort: string | null
  /** Group columns within which survival is compared. */
  readonly subgroups: readonly string[]
}

export const DEFAULT_SEED = 20251222
export const DEFAULT_REPLICATES = 2000
export const DEFAULT_IMPUTATIONS = 20

const COHORT = /^(cohort|centre|center|site|hospital|data ?set|study|队列|中心|医院|数据集)$/i
/** More labels than this name patients, not cohorts. */
const MOST_COHORTS = 12

/** The options a table suggests: its cohort column by name, every other group column with two labels as a subgroup. */
export function suggestedOptions(table: StudyTable, cutoff: number): ReportOptions {
  const cohort = table.groups.find(
    ({ name, labels }) => COHORT.test(name.trim()) && labels.length > 1 && labels.length <= MOST_COHORTS,
  )
  return {
    seed: DEFAULT_SEED,
    replicates: DEFAULT_REPLICATES,
    imputations: DEFAULT_IMPUTATIONS,
    cutoff: table.kind === 'patients' ? cutoff : null,
    cohort: cohort?.name ?? null,
    subgroups: table.groups
      .filter((group) => group !== cohort && group.labels.length === 2)
      .map(({ name }) => name),
  }
}
