import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { isShown } from '../../facts/input-facts.ts'
import { readingValue, shareText } from '../../facts/wording.ts'
import type { Reading as ReadInput } from '../../fhir/chart-inputs.ts'
import { shareOf } from '../../model/effect.ts'
import type { DeltaTSign, ModelInputs, Predictor } from '../../model/predictor.ts'
import { Button } from '../../page/button.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { Axis } from './axis.tsx'
import { Doubts } from './doubts.tsx'
import type { InputRowProps } from './input-row-props.ts'
import { PassedOver } from './passed-over.tsx'
import { Reading } from './value-cell.tsx'

/** One input: what it is and since when, where it stands on its axis, its points, and the form to enter it. NLR has the counts below it that form it. */
export function InputRow(
  props: InputRowProps & {
    readonly input: Predictor
    readonly form: (frame: { readonly id: string; readonly onClose: () => void }) => ComponentChildren
    readonly note?: ComponentChildren
    readonly action?: ComponentChildren
    readonly children?: ComponentChildren
  },
) {
  const { texts } = usePageContext()
  const { input, chart, onEdit, inputs, tried } = props
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
  const { columns } = texts.inputs
  const edited = props.edits[input] !== undefined
  const onChoose =
    input === 'deltaT' ? undefined : (reference: string) => onEdit(input, { kind: 'candidate', reference })
  const more = [
    edited && <OriginalLine key="original" input={input} reading={props.original[input]} />,
    open && props.form({ id: formId, onClose: close }),
    props.children,
    reading.passedOver.length > 0 && (
      <PassedOver key="passed" input={input} candidates={reading.passedOver} onChoose={onChoose} />
    ),
  ].filter(Boolean)
  return (
    <tbody class={reading.state === 'known' ? '' : 'open'}>
      <tr ref={row}>
        <th scope="row">
          {texts.inputs.rows[input].name}
          <span class="cell-note">{texts.inputs.rows[input].kind}</span>
        </th>
        <td class="value-cell" data-label={columns.value}>
          <Reading input={input} chart={chart} />
          {props.note}
          <Doubts input={input} chart={chart} onChoose={onChoose} />
        </td>
        <td class="axis-cell">
          {props.assessment.kind !== 'outOfScope' && (
            <Axis
              predictor={input}
              value={inputs[input]}
              tried={triedValue(tried, input)}
              onTry={(value) => props.onTry({ ...tried, [input]: value })}
            />
          )}
        </td>
        <td class="points-cell" data-label={texts.drivers.points}>
          <Points {...props} />
        </td>
        <RowActions
          name={name}
          known={reading.state !== 'unknown'}
          edited={edited}
          open={open}
          formId={formId}
          onToggle={() => (open ? close() : setOpen(true))}
          onReset={() => onEdit(input, undefined)}
        >
          {props.action}
        </RowActions>
      </tr>
      {input === 'nlr' &&
        (['anc', 'alc'] as const)
          .filter((count) => isShown(chart, count))
          .map((count) => (
            <tr key={count} class={reading.state === 'known' ? 'sub-row in-details' : 'sub-row'}>
              <th scope="row">{texts.inputs.names[count]}</th>
              <td class="value-cell" data-label={columns.value} colSpan={4}>
                <Reading input={count} chart={chart} />
              </td>
            </tr>
          ))}
      {more.length > 0 && (
        <tr class={edited || open ? 'more-row' : 'more-row in-details'}>
          <td colSpan={5} class="more-cell">
            {more}
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** What is tried for an input is one value, never a range. */
function triedValue(tried: Partial<ModelInputs>, input: Predictor): number | DeltaTSign | undefined {
  const value = tried[input]
  return typeof value === 'object' ? undefined : value
}

/** The points of an input, or their range; below, that its value lies beyond the axis. */
function Points({ input, inputs, assessment, facts }: InputRowProps & { readonly input: Predictor }) {
  const pageContext = usePageContext()
  if (assessment.kind === 'outOfScope') return <>–</>
  const beyond = facts.find(({ id }) => id === `points.${input}`)?.notes.slice(1) ?? []
  return (
    <>
      <strong class="points">
        {shareText(pageContext, shareOf(pageContext.model, input, inputs[input]))}
      </strong>
      {beyond.map((note) => (
        <span key={note} class="cell-note">
          {note}
        </span>
      ))}
    </>
  )
}

/** What the chart itself says, beside a value entered or chosen here. */
function OriginalLine(props: {
  readonly input: Predictor
  readonly reading: ReadInput<number> | ReadInput<DeltaTSign>
}) {
  const { texts, format, model } = usePageContext()
  const { input, reading } = props
  const said = () => {
    if (reading.state === 'unknown') {
      const { what, why } = texts.unknown[reading.reason]
      return `${what}${texts.joins.stop}${texts.joins.gap}${why}`
    }
    const value = readingValue({ texts, format, model }, input, reading)
    return `${value}${texts.joins.comma}${format.day(reading.evidence.time)}`
  }
  return <p class="quiet">{texts.inputs.original(said())}</p>
}

/** Edit (or enter) and reset of one input. */
function RowActions(props: {
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
      <Button
        small
        aria-expanded={props.open}
        aria-controls={props.open ? props.formId : undefined}
        aria-label={props.known ? inputs.editNamed(props.name) : inputs.enterNamed(props.name)}
        onClick={props.onToggle}
      >
        {props.known ? inputs.edit : inputs.enter}
      </Button>
      {props.edited && (
        <Button small aria-label={inputs.resetNamed(props.name)} onClick={props.onReset}>
          {inputs.reset}
        </Button>
      )}
      {props.children}
    </td>
  )
}
