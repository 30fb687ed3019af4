import { useSurroundings } from '../../page/surroundings.tsx'
import { DeltaTRow } from './delta-t-row.tsx'
import type { InputRowProps } from './input-row-props.ts'
import { NlrRows } from './nlr-rows.tsx'
import { QuantityRow } from './quantity-row.tsx'

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
