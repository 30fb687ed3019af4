import { useState } from 'preact/hooks'
import type { DeltaTEdit } from '../../fhir/edits/edits.ts'
import type { DeltaTSign } from '../../model/predictor.ts'
import { Choices } from '../../page/fields.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { EditForm, type EditFormProps } from './edit-form.tsx'
import { DateField } from './fields.tsx'

const SIGNS = ['nonnegative', 'negative'] as const

/** Entering the sign of dT, in the words of the convention in force. */
export function DeltaTForm(props: EditFormProps<DeltaTEdit>) {
  const { texts, model } = usePageContext()
  const { deltaTConvention, deltaTSitesNeeded } = model.elastography
  const [sign, setSign] = useState<DeltaTSign>('nonnegative')
  const [date, setDate] = useState('')
  return (
    <EditForm
      id={props.id}
      label={texts.inputs.editNamed(texts.inputs.names.deltaT)}
      onApply={() => props.onApply({ kind: 'sign', sign, date })}
      onClose={props.onClose}
    >
      {(fault) => (
        <>
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
            fault={fault.date}
            onInput={setDate}
          />
        </>
      )}
    </EditForm>
  )
}
