import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { EditFault, Edits } from '../../fhir/edits/edits.ts'

/** Asks for an edit (undefined restores the chart's value); the faults of a refused one come back and nothing changes. */
export type ApplyEdit = <K extends keyof Edits>(input: K, edit: Edits[K]) => readonly EditFault[]

/** The props of every row of the inputs table. */
export interface InputRowProps {
  /** The chart with the user's entries. */
  readonly chart: ChartInputs
  /** The chart as it was read. */
  readonly original: ChartInputs
  readonly edits: Edits
  readonly today: string
  readonly onEdit: ApplyEdit
  readonly onWorksheet: () => void
}
