import type { ComponentChildren } from 'preact'
import { usePageContext } from '../../page/page-context.tsx'

/** The frame of every input's form: fields, a note that the chart stays as it is, apply and cancel. */
export function EditForm(props: {
  readonly id: string
  readonly label: string
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ComponentChildren
}) {
  const { edit, common } = usePageContext().texts
  return (
    <form
      id={props.id}
      class="edit-form no-print"
      aria-label={props.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose()
      }}
    >
      <div class="fields">{props.children}</div>
      <p class="fine">{edit.note}</p>
      <p class="form-actions">
        <button type="submit" class="button primary small">
          {edit.apply}
        </button>
        <button type="button" class="button small" onClick={props.onClose}>
          {common.cancel}
        </button>
      </p>
    </form>
  )
}
