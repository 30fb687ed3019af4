import { useSurroundings } from '../../page/surroundings.tsx'
import { DeltaTForm } from './delta-t-form.tsx'
import type { InputRowProps } from './input-row-props.ts'
import { MoreRow } from './more-row.tsx'
import { OriginalLine } from './original-line.tsx'
import { PassedOver } from './passed-over.tsx'
import { ReadingCells } from './reading-cells.tsx'
import { RowActions } from './row-actions.tsx'
import { StiffnessSites } from './stiffness-sites.tsx'
import { useRowForm } from './use-row-form.ts'

/** dT, with the examinations it is formed from or why it cannot be. */
export function DeltaTRow(props: InputRowProps) {
  const { texts } = useSurroundings()
  const form = useRowForm()
  const { deltaT } = props.chart
  const name = texts.inputs.names.deltaT
  const edited = props.edits.deltaT !== undefined
  return (
    <tbody>
      <tr ref={form.row}>
        <th scope="row">{name}</th>
        <ReadingCells reading={deltaT} decimals={0} />
        <RowActions
          name={name}
          known={deltaT.state === 'known'}
          edited={edited}
          open={form.open}
          formId={form.formId}
          onToggle={form.toggle}
          onReset={() => props.onEdit('deltaT', undefined)}
        />
      </tr>
      <MoreRow>
        {edited && <OriginalLine reading={props.original.deltaT} decimals={0} />}
        {form.open && (
          <DeltaTForm
            id={form.formId}
            today={props.today}
            onApply={(edit) => props.onEdit('deltaT', edit)}
            onClose={form.close}
          />
        )}
        <StiffnessSites exams={props.original.deltaT.exams} />
        <p class="no-print">
          <button type="button" class="button small" onClick={props.onWorksheet}>
            {texts.stiffness.worksheet}
          </button>
        </p>
        {deltaT.passedOver.length > 0 && <PassedOver candidates={deltaT.passedOver} />}
      </MoreRow>
    </tbody>
  )
}
