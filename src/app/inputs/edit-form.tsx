import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { EditFault } from '../../fhir/edits/edits.ts'
import { Button } from '../../page/button.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { DateField, faultsByField } from './fields.tsx'

/** What every form that enters a value is given: it applies an edit, which may have faults, and closes. */
export interface EditFormProps<Edit> {
  readonly id: string
  readonly onApply: (edit: Edit) => readonly EditFault[]
  readonly onClose: () => void
}

/** The frame of every form that enters a value: its fields and the day, each with the faults found, a note, apply and cancel. It closes when there is no fault. */
export function EditForm(props: {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly apply?: string
  readonly date?: {
    readonly label: string
    readonly initial?: string
    readonly faults?: Partial<Record<string, string>>
  }
  readonly onApply: (date: string) => readonly EditFault[]
  readonly onClose: () => void
  readonly children?: (valueFault: EditFault | undefined, clear: () => void) => ComponentChildren
}) {
  const { edit, common } = usePageContext().texts
  const [date, setDate] = useState(props.date?.initial ?? '')
  const [faults, setFaults] = useState<readonly EditFault[]>([])
  const fault = faultsByField(faults)
  return (
    <form
      id={props.id}
      class="edit-form no-print"
      aria-label={props.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const found = props.onApply(date)
        setFaults(found)
        if (found.length === 0) props.onClose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose()
      }}
    >
      <div class="fields">
        {props.children?.(fault.value, () => setFaults([]))}
        <DateField
          label={props.date?.label ?? edit.date}
          value={date}
          fault={fault.date}
          faultText={props.date?.faults?.[fault.date?.code ?? '']}
          focused={props.children === undefined}
          onInput={setDate}
        />
      </div>
      <p class="fine">{props.note ?? edit.note}</p>
      <p class="form-actions">
        <button type="submit" class="button primary small">
          {props.apply ?? edit.apply}
        </button>
        <Button small onClick={props.onClose}>
          {common.cancel}
        </Button>
      </p>
    </form>
  )
}
