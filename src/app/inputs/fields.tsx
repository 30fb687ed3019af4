import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { EditFault } from '../../fhir/edits/edits.ts'
import { useSurroundings } from '../../page/surroundings.tsx'
import { displayUnit } from '../../text/display-unit.ts'

const DATE_FAULTS: readonly EditFault['code'][] = [
  'date-missing',
  'date-invalid',
  'date-in-future',
  'therapy-not-started',
]

/** The fault to show beside the value fields, and the one beside the date. */
export function faultsByField(faults: readonly EditFault[]): {
  readonly value: EditFault | undefined
  readonly date: EditFault | undefined
} {
  const isDate = ({ code }: EditFault) => DATE_FAULTS.includes(code)
  return { value: faults.find((fault) => !isDate(fault)), date: faults.find(isDate) }
}

/** A field with its label and, beside it, what is wrong with it. */
function Field(props: {
  readonly label: string
  readonly fault: EditFault | undefined
  /** In place of the fault's usual text. */
  readonly faultText?: string | undefined
  readonly children: (ids: { id: string; described: string | undefined }) => ComponentChildren
}) {
  const { texts } = useSurroundings()
  const id = useId()
  const faultId = `${id}-fault`
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({ id, described: props.fault === undefined ? undefined : faultId })}
      {props.fault !== undefined && (
        <p class="fault" id={faultId}>
          {props.faultText ?? texts.edit.faults[props.fault.code]}
        </p>
      )}
    </div>
  )
}

export function NumberField(props: {
  readonly label: string
  readonly value: string
  readonly fault: EditFault | undefined
  readonly focused?: boolean
  readonly onInput: (value: string) => void
}) {
  return (
    <Field label={props.label} fault={props.fault}>
      {({ id, described }) => (
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          size={8}
          value={props.value}
          aria-invalid={described !== undefined}
          aria-describedby={described}
          ref={props.focused === true ? focusOnce : null}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export function DateField(props: {
  readonly label: string
  readonly value: string
  readonly today: string
  readonly fault: EditFault | undefined
  readonly faultText?: string | undefined
  readonly onInput: (value: string) => void
}) {
  return (
    <Field label={props.label} fault={props.fault} faultText={props.faultText}>
      {({ id, described }) => (
        <input
          id={id}
          type="date"
          max={props.today}
          value={props.value}
          aria-invalid={described !== undefined}
          aria-describedby={described}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export function UnitField(props: {
  readonly value: string
  readonly units: readonly string[]
  readonly onInput: (value: string) => void
}) {
  const { texts } = useSurroundings()
  return (
    <Field label={texts.edit.unit} fault={undefined}>
      {({ id }) => (
        <select id={id} value={props.value} onInput={(event) => props.onInput(event.currentTarget.value)}>
          {props.units.map((unit) => (
            <option key={unit} value={unit}>
              {displayUnit(unit)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** The first field of a form that was just opened takes the focus, once. */
const taken = new WeakSet<HTMLElement>()
export function focusOnce(element: HTMLElement | null): void {
  if (element === null || taken.has(element)) return
  taken.add(element)
  element.focus()
}
