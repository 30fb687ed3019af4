import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { isShown } from '../../facts/input-facts.ts'
import type { Predictor } from '../../model/predictor.ts'
import { usePageContext } from '../../page/page-context.tsx'
import { Doubts } from './doubts.tsx'
import type { InputRowProps } from './input-row-props.ts'
import { OriginalLine } from './original-line.tsx'
import { PassedOver } from './passed-over.tsx'
import { PartCells, ReadingCells } from './reading-cells.tsx'
import { RowActions } from './row-actions.tsx'

/** One input with what it rests on, what cannot be used, and the form to enter it. NLR has the counts below it that form it. */
export function InputRow(
  props: InputRowProps & {
    readonly input: Predictor
    readonly form: (frame: { readonly id: string; readonly onClose: () => void }) => ComponentChildren
    readonly children?: ComponentChildren
  },
) {
  const { texts } = usePageContext()
  const { input, chart, onEdit } = props
  const [open, setOpen] = useState(false)
  const formId = useId()
  const row = useRef<HTMLTableRowElement>(null)
  const close = () => {
    setOpen(false)
    // The form, and the focus in it, is gone after this render.
    requestAnimationFrame(() => row.current?.querySelector('button')?.focus())
  }
  const reading = chart[input]
  const name = texts.inputs.names[input]
  const edited = props.edits[input] !== undefined
  const onChoose =
    input === 'deltaT' ? undefined : (reference: string) => onEdit(input, { kind: 'candidate', reference })
  const more = [
    <Doubts key="doubts" input={input} chart={chart} onChoose={onChoose} />,
    edited && <OriginalLine key="original" input={input} reading={props.original[input]} />,
    open && props.form({ id: formId, onClose: close }),
    props.children,
    reading.passedOver.length > 0 && (
      <PassedOver key="passed" input={input} candidates={reading.passedOver} onChoose={onChoose} />
    ),
  ].filter(Boolean)
  return (
    <tbody>
      <tr ref={row}>
        <th scope="row">{name}</th>
        <ReadingCells input={input} chart={chart} />
        <RowActions
          name={name}
          known={reading.state !== 'unknown'}
          edited={edited}
          open={open}
          formId={formId}
          onToggle={() => (open ? close() : setOpen(true))}
          onReset={() => onEdit(input, undefined)}
        />
      </tr>
      {input === 'nlr' &&
        (['anc', 'alc'] as const)
          .filter((count) => isShown(chart, count))
          .map((count) => (
            <tr key={count} class="sub-row">
              <th scope="row">{texts.inputs.names[count]}</th>
              {reading.state === 'known' ? (
                <PartCells input={count} chart={chart} />
              ) : (
                <ReadingCells input={count} chart={chart} />
              )}
              <td class="no-print" />
            </tr>
          ))}
      <tr class="more-row">
        <td colSpan={5} class="more-cell">
          {more}
        </td>
      </tr>
    </tbody>
  )
}
