import { useSurroundings } from '../../page/surroundings.tsx'
import type { InputRowProps } from './input-row-props.ts'
import { MoreRow } from './more-row.tsx'
import { OriginalLine } from './original-line.tsx'
import { PassedOver } from './passed-over.tsx'
import { QuantityForm } from './quantity-form.tsx'
import { ReadingCells } from './reading-cells.tsx'
import { RowActions } from './row-actions.tsx'
import { useRowForm } from './use-row-form.ts'

/** Albumin or diameter. */
export function QuantityRow(props: InputRowProps & { readonly input: 'albumin' | 'diameter' }) {
  const { texts, model } = useSurroundings()
  const { input, onEdit } = props
  const form = useRowForm()
  const reading = props.chart[input]
  const { decimals } = model.predictors[input]
  const name = texts.inputs.names[input]
  const edited = props.edits[input] !== undefined
  return (
    <tbody>
      <tr ref={form.row}>
        <th scope="row">{name}</th>
        <ReadingCells reading={reading} decimals={decimals} />
        <RowActions
          name={name}
          known={reading.state === 'known'}
          edited={edited}
          open={form.open}
          formId={form.formId}
          onToggle={form.toggle}
          onReset={() => onEdit(input, undefined)}
        />
      </tr>
      <MoreRow>
        {edited && <OriginalLine reading={props.original[input]} decimals={decimals} />}
        {form.open && (
          <QuantityForm
            id={form.formId}
            input={input}
            today={props.today}
            onApply={(edit) => onEdit(input, edit)}
            onClose={form.close}
          />
        )}
        {reading.passedOver.length > 0 && (
          <PassedOver
            candidates={reading.passedOver}
            unit={model.predictors[input].unit}
            onChoose={(reference) => onEdit(input, { kind: 'candidate', reference })}
          />
        )}
      </MoreRow>
    </tbody>
  )
}
