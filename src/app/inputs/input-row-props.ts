import type { Fact } from '../../facts/fact.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { EditFault, Edits } from '../../fhir/edits/edits.ts'
import type { Assessment } from '../../model/assessment.ts'
import type { ModelInputs } from '../../model/predictor.ts'

/** Asks for an edit (undefined restores the chart's value); the faults of a refused one come back and nothing changes. */
export type ApplyEdit = <K extends keyof Edits>(input: K, edit: Edits[K]) => readonly EditFault[]

/** The props of every row of the inputs table. */
export interface InputRowProps {
  /** The chart with the user's entries. */
  readonly chart: ChartInputs
  /** The chart as it was read. */
  readonly original: ChartInputs
  readonly assessment: Assessment
  readonly facts: readonly Fact[]
  /** What the model is given of the chart. */
  readonly inputs: ModelInputs
  /** Values tried in place of the assessed ones: shown beside them, never stored. */
  readonly tried: Partial<ModelInputs>
  readonly edits: Edits
  readonly onEdit: ApplyEdit
  readonly onTry: (tried: Partial<ModelInputs>) => void
  readonly onWorksheet: () => void
}
