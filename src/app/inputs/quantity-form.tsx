import { useState } from 'preact/hooks'
import { ENTRY_UNITS, type QuantityEdit } from '../../fhir/edits/edits.ts'
import { usePageContext } from '../../page/page-context.tsx'
import { EditForm, type EditFormProps } from './edit-form.tsx'
import { typedNumber } from './entry.ts'
import { NumberField, UnitField } from './fields.tsx'

/** Entering albumin or diameter: value, unit, day. */
export function QuantityForm(
  props: EditFormProps<QuantityEdit> & { readonly input: 'albumin' | 'diameter' },
) {
  const { texts } = usePageContext()
  const units = ENTRY_UNITS[props.input]
  const [value, setValue] = useState('')
  const [unit, setUnit] = useState<string>(units[0])
  return (
    <EditForm
      id={props.id}
      label={texts.inputs.editNamed(texts.inputs.names[props.input])}
      onApply={(date) => props.onApply({ kind: 'quantity', value: typedNumber(value), unit, date })}
      onClose={props.onClose}
    >
      {(fault) => (
        <>
          <NumberField
            label={texts.edit.value}
            value={value}
            fault={fault}
            entry={{ input: props.input, unit }}
            focused
            onInput={setValue}
          />
          <UnitField value={unit} units={units} onInput={setUnit} />
        </>
      )}
    </EditForm>
  )
}
