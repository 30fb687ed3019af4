import { useState } from 'preact/hooks'
import type { DeltaTEdit, EditFault } from '../../fhir/edits/edits.ts'
import type { DeltaTSign } from '../../model/predictor.ts'
import { Choices } from '../../page/fields.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { EditForm } from './edit-form.tsx'
import { DateField, faultsByField } from './fields.tsx'

const SIGNS = ['nonnegative', 'negative'] as const

/** Entering the sign of dT, in the words of the convention in force. */
export function DeltaTForm(props: {
  readonly id: string
  readonly today: string
  readonly onApply: (edit: DeltaTEdit) => readonly EditFault[]
  readonly onClose: () => void
}) {
  const { texts, model } = usePageContext()
  const { deltaTConvention, deltaTSitesNeeded } = model.elastography
  const [sign, setSign] = useState<DeltaTSign>('nonnegative')
  const [date, setDate] = useState('')
  const [faults, setFaults] = useState<readonly EditFault[]>([])
  const submit = () => {
    const found = props.onApply({ kind: 'sign', sign, date })
    setFaults(found)
    if (found.length === 0) props.onClose()
  }
  return (
    <EditForm
      id={props.id}
      label={texts.inputs.editNamed(texts.inputs.names.deltaT)}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <Choices
        class="choices-inline"
        legend={texts.edit.sign}
        value={sign}
        options={SIGNS.map((option) => [
          option,
          texts.edit.signs[deltaTConvention][option](deltaTSitesNeeded),
        ])}
        focused
        onChoose={setSign}
      />
      <DateField
        label={texts.edit.examDate}
        value={date}
        today={props.today}
        fault={faultsByField(faults).date}
        onInput={setDate}
      />
    </EditForm>
  )
}
