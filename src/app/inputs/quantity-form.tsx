import { useState } from 'preact/hooks'
import { type EditFault, ENTRY_UNITS, type QuantityEdit } from '../../fhir/edits/edits.ts'
import { usePageContext } from '../../page/page-context.tsx'
import { EditForm } from './edit-form.tsx'
import { typedNumber } from './entry.ts'
import { DateField, faultsByField, NumberField, UnitField } from './fields.tsx'

/** Entering albumin or diameter: value, unit, day. */
export function QuantityForm(props: {
  readonly id: string
  readonly input: 'albumin' | 'diameter'
  readonly today: string
  readonly onApply: (edit: QuantityEdit) => readonly EditFault[]
  readonly onClose: () => void
}) {
  const { texts } = usePageContext()
  const units = ENTRY_UNITS[props.input]
  const [value, setValue] = useState('')
  const [unit, setUnit] = useState<string>(units[0])
  const [date, setDate] = useState('')
  const [faults, setFaults] = useState<readonly EditFault[]>([])
  const fault = faultsByField(faults)
  const submit = () => {
    const found = props.onApply({ kind: 'quantity', value: typedNumber(value), unit, date })
    setFaults(found)
    if (found.length === 0) props.onClose()
  }
  return (
    <EditForm
      id={props.id}
      label={texts.inputs.editNamed(texts.inputs.names[props.input])}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <NumberField label={texts.edit.value} value={value} fault={fault.value} focused onInput={setValue} />
      <UnitField value={unit} units={units} onInput={setUnit} />
      <DateField
        label={texts.edit.date}
        value={date}
        today={props.today}
        fault={fault.date}
        onInput={setDate}
      />
    </EditForm>
  )
}
