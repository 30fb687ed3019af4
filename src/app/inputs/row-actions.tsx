import type { ComponentChildren } from 'preact'
import { usePageContext } from '../../page/page-context.tsx'

/** Edit (or enter) and reset of one input. */
export function RowActions(props: {
  readonly name: string
  readonly known: boolean
  readonly edited: boolean
  readonly open: boolean
  readonly formId: string
  readonly onToggle: () => void
  readonly onReset: () => void
  readonly children: ComponentChildren
}) {
  const { inputs } = usePageContext().texts
  return (
    <td class="actions-cell no-print">
      <button
        type="button"
        class="button small"
        aria-expanded={props.open}
        aria-controls={props.open ? props.formId : undefined}
        aria-label={props.known ? inputs.editNamed(props.name) : inputs.enterNamed(props.name)}
        onClick={props.onToggle}
      >
        {props.known ? inputs.edit : inputs.enter}
      </button>
      {props.edited && (
        <button
          type="button"
          class="button small"
          aria-label={inputs.resetNamed(props.name)}
          onClick={props.onReset}
        >
          {inputs.reset}
        </button>
      )}
      {props.children}
    </td>
  )
}
