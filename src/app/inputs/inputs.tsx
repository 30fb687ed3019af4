import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { EditFault, Edits } from '../../fhir/edits/edits.ts'
import { useSurroundings } from '../../page/surroundings.tsx'
import { DeltaTRow } from './delta-t-row.tsx'
import { NlrRows } from './nlr-rows.tsx'
import { QuantityRow } from './quantity-row.tsx'

/** Asks for an edit (undefined restores the chart's value); the faults of a refused one come back and nothing changes. */
export type ApplyEdit = <K extends keyof Edits>(input: K, edit: Edits[K]) => readonly EditFault[]

/** What every row of the inputs table is given. */
export interface InputRowProps {
  /** With the user's entries. */
  readonly chart: ChartInputs
  /** As read. */
  readonly original: ChartInputs
  readonly edits: Edits
  readonly today: string
  readonly onEdit: ApplyEdit
  readonly onWorksheet: () => void
}

/** What the score rests on: each input with value, date, age, source, what was passed over, and a way to change it. */
export function Inputs(props: InputRowProps) {
  const { texts } = useSurroundings()
  const { columns } = texts.inputs
  return (
    <section class="part inputs" aria-labelledby="inputs-heading">
      <h2 id="inputs-heading">{texts.inputs.heading}</h2>
      <table class="inputs-table stacking">
        <caption class="visually-hidden">{texts.inputs.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.input}</th>
            <th scope="col">{columns.value}</th>
            <th scope="col">{columns.date}</th>
            <th scope="col">{columns.source}</th>
            <th scope="col" class="no-print">
              {columns.actions}
            </th>
          </tr>
        </thead>
        <NlrRows {...props} />
        <DeltaTRow {...props} />
        <QuantityRow {...props} input="albumin" />
        <QuantityRow {...props} input="diameter" />
      </table>
    </section>
  )
}
