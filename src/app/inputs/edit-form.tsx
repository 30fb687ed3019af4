import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { EditFault } from '../../fhir/edits/edits.ts'
import { usePageContext } from '../../page/page-context.tsx'
import { faultsByField } from './fields.tsx'

/** What every form that enters a value is given: it applies an edit, which may have faults, and closes. */
export interface EditFormProps<Edit> {
  readonly id: string
  readonly today: string
  readonly onApply: (edit: Edit) => readonly EditFault[]
  readonly onClose: () => void
}

/** The frame of every form that enters a value: fields with the faults found, a note, apply and cancel. It closes when there is no fault. */
export function EditForm(props: {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly apply?: string
  readonly onApply: () => readonly EditFault[]
  readonly onClose: () => void
  readonly children: (fault: ReturnType<typeof faultsByField>, clear: () => void) => ComponentChildren
}) {
  const { edit, common } = usePageContext().texts
  const [faults, setFaults] = useState<readonly EditFault[]>([])
  return (
    <form
      id={props.id}
      class="edit-form no-print"
      aria-label={props.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const found = props.onApply()
        setFaults(found)
        if (found.length === 0) props.onClose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose()
      }}
    >
      <div class="fields">{props.children(faultsByField(faults), () => setFaults([]))}</div>
      <p class="fine">{props.note ?? edit.note}</p>
      <p class="form-actions">
        <button type="submit" class="button primary small">
          {props.apply ?? edit.apply}
        </button>
        <button type="button" class="button small" onClick={props.onClose}>
          {common.cancel}
        </button>
      </p>
    </form>
  )
}
