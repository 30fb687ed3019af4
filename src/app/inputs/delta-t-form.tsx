import { useState } from 'preact/hooks'
import type { DeltaTEdit } from '../../fhir/edits/edits.ts'
import type { DeltaTSign } from '../../model/predictor.ts'
import { Choices } from '../../page/fields.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { EditForm, type EditFormProps } from './edit-form.tsx'

const SIGNS = ['nonnegative', 'negative'] as const

/** Entering the sign of dT, in the words of the convention in force. */
export function DeltaTForm(props: EditFormProps<DeltaTEdit>) {
  const { texts, model } = usePageContext()
  const { deltaTConvention, deltaTSitesNeeded } = model.elastography
  const [sign, setSign] = useState<DeltaTSign>('nonnegative')
  return (
    <EditForm
      id={props.id}
      label={texts.inputs.editNamed(texts.inputs.names.deltaT)}
      onApply={(date) => props.onApply({ kind: 'sign', sign, date })}
      date={{ label: texts.edit.examDate }}
      onClose={props.onClose}
    >
      {() => (
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
      )}
    </EditForm>
  )
}
