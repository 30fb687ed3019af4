import { usePageContext } from '../../page/page-context.tsx'
import { DeltaTForm } from './delta-t-form.tsx'
import { InputRow } from './input-row.tsx'
import type { InputRowProps } from './input-row-props.ts'
import { NlrForm } from './nlr-form.tsx'
import { QuantityForm } from './quantity-form.tsx'
import { StiffnessSites } from './stiffness-sites.tsx'

/** What the score rests on: each input with value, date, age, source, what was passed over, and a way to change it. */
export function Inputs(props: InputRowProps) {
  const { texts } = usePageContext()
  const { columns } = texts.inputs
  const { today, onEdit } = props
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
        <InputRow
          {...props}
          input="nlr"
          form={(frame) => <NlrForm {...frame} today={today} onApply={(edit) => onEdit('nlr', edit)} />}
        />
        <InputRow
          {...props}
          input="deltaT"
          form={(frame) => <DeltaTForm {...frame} today={today} onApply={(edit) => onEdit('deltaT', edit)} />}
        >
          <StiffnessSites exams={props.original.deltaT.exams} />
          <p class="no-print">
            <button type="button" class="button small" onClick={props.onWorksheet}>
              {texts.stiffness.worksheet}
            </button>
          </p>
        </InputRow>
        {(['albumin', 'diameter'] as const).map((input) => (
          <InputRow
            key={input}
            {...props}
            input={input}
            form={(frame) => (
              <QuantityForm {...frame} input={input} today={today} onApply={(edit) => onEdit(input, edit)} />
            )}
          />
        ))}
      </table>
    </section>
  )
}
