import type { Known } from '../../fhir/chart-inputs.ts'
import { useSurroundings } from '../../page/surroundings.tsx'
import type { InputRowProps } from './input-row-props.ts'
import { MoreRow } from './more-row.tsx'
import { NlrForm } from './nlr-form.tsx'
import { OriginalLine } from './original-line.tsx'
import { PassedOver } from './passed-over.tsx'
import { ReadingCells } from './reading-cells.tsx'
import { RowActions } from './row-actions.tsx'
import { useRowForm } from './use-row-form.ts'

const COUNT_DECIMALS = 2

/** NLR with the two counts it is formed from. */
export function NlrRows(props: InputRowProps) {
  const { texts, model } = useSurroundings()
  const form = useRowForm()
  const { nlr } = props.chart
  const { decimals } = model.predictors.nlr
  const name = texts.inputs.names.nlr
  const edited = props.edits.nlr !== undefined
  return (
    <tbody>
      <tr ref={form.row}>
        <th scope="row">{name}</th>
        <ReadingCells reading={nlr} decimals={decimals} />
        <RowActions
          name={name}
          known={nlr.state === 'known'}
          edited={edited}
          open={form.open}
          formId={form.formId}
          onToggle={form.toggle}
          onReset={() => props.onEdit('nlr', undefined)}
        />
      </tr>
      {(['anc', 'alc'] as const).map((count) => {
        const reading = props.chart[count]
        // A ratio that needs no counts does not lack them, and what the ratio lacks need not be said thrice.
        if (reading.state === 'unknown' && (nlr.state === 'known' || nlr.reason === reading.reason))
          return null
        return (
          <tr key={count} class="sub-row">
            <th scope="row">{texts.inputs.names[count]}</th>
            {nlr.state === 'known' && reading.state === 'known' ? (
              <PartCells reading={reading} />
            ) : (
              <ReadingCells reading={reading} decimals={COUNT_DECIMALS} />
            )}
            <td class="no-print" />
          </tr>
        )
      })}
      <MoreRow>
        {edited && <OriginalLine reading={props.original.nlr} decimals={decimals} />}
        {form.open && (
          <NlrForm
            id={form.formId}
            today={props.today}
            onApply={(edit) => props.onEdit('nlr', edit)}
            onClose={form.close}
          />
        )}
        {nlr.passedOver.length > 0 && (
          <PassedOver
            candidates={nlr.passedOver}
            unit={model.predictors.nlr.unit}
            onChoose={(reference) => props.onEdit('nlr', { kind: 'candidate', reference })}
          />
        )}
      </MoreRow>
    </tbody>
  )
}

/** A count behind the ratio: date and source are the ratio's own. */
function PartCells({ reading }: { readonly reading: Known<number> }) {
  const { texts, format } = useSurroundings()
  return (
    <td class="value-cell" data-label={texts.inputs.columns.value} colSpan={3}>
      <span class="value">{format.quantity(reading.value, reading.unit, COUNT_DECIMALS)}</span>
    </td>
  )
}
