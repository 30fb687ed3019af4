import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Format } from '../text/format.ts'
import { type FieldIds, Select, type SelectProps } from './select.tsx'
import { typedClock, typedDay } from './typed-time.ts'

interface Described {
  readonly label: string
  readonly hint?: ComponentChildren
  /** What is wrong with the value; takes the place of the hint. */
  readonly fault?: string | undefined
}

/** A field under its label, with a hint below it or what is wrong. */
function Labelled(props: Described & { readonly children: (ids: FieldIds) => ComponentChildren }) {
  const id = useId()
  const { hint, fault } = props
  const noteId = hint === undefined && fault === undefined ? undefined : `${id}-note`
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({ id, 'aria-describedby': noteId, 'aria-invalid': fault !== undefined })}
      {noteId !== undefined && (
        <p id={noteId} class={fault === undefined ? 'fine' : 'fault'}>
          {fault ?? hint}
        </p>
      )}
    </div>
  )
}

export function TextField(
  props: Described & {
    readonly numeric?: 'numeric' | 'decimal'
    readonly size?: number
    readonly maxLength?: number
    /** What was typed in one way for all, once it is whole: as it is typed where no key more can belong to it, else when the field is left. */
    readonly read?: Reader
    /** Takes the focus when it appears. */
    readonly focused?: boolean | undefined
    readonly value: string
    readonly onText: (text: string) => void
  },
) {
  const { numeric, size, maxLength, read, focused = false, value, onText, ...described } = props
  return (
    <Labelled {...described}>
      {(ids) => (
        <input
          type="text"
          autoComplete="off"
          inputMode={numeric}
          size={size ?? (numeric === undefined ? undefined : 10)}
          maxLength={maxLength}
          value={value}
          ref={focused ? focusOnce : null}
          onInput={({ currentTarget }) =>
            onText(
              read?.whole.test(currentTarget.value) ? read.text(currentTarget.value) : currentTarget.value,
            )
          }
          onChange={({ currentTarget }) => read && onText(read.text(currentTarget.value))}
          {...ids}
        />
      )}
    </Labelled>
  )
}

interface Reader {
  readonly text: (typed: string) => string
  readonly whole: RegExp
}

const DAY: Reader = { text: typedDay, whole: /^\d{4}\D?\d{2}\D?\d{2}$/ }
const CLOCK: Reader = { text: typedClock, whole: /^\d{2}\D?\d{2}$/ }

type TimeFieldProps = Described & {
  readonly format: Pick<Format, 'date' | 'dayForm' | 'clockForm'>
  readonly focused?: boolean | undefined
  readonly value: string
  readonly onText: (text: string) => void
}

/** A day, typed year first and told again in words. A browser's own date field is written in the browser's language, not in the page's. */
export function DayField({ format, ...field }: TimeFieldProps) {
  const hint = /^\d{4}-\d{2}-\d{2}$/.test(field.value) ? format.date(field.value) : format.dayForm
  return <TextField {...field} numeric="numeric" read={DAY} hint={hint} />
}

/** A time of day, of 24 hours. */
export function ClockField({ format, ...field }: TimeFieldProps) {
  return <TextField {...field} numeric="numeric" size={6} read={CLOCK} hint={format.clockForm} />
}

/** The first field of a form that was just opened takes the focus, once. */
const taken = new WeakSet<HTMLElement>()
function focusOnce(element: HTMLElement | null): void {
  if (element === null || taken.has(element)) return
  taken.add(element)
  element.focus()
}

export function SelectField<Value extends string>(props: SelectProps<Value>) {
  return <Labelled label={props.label}>{(ids) => <Select {...props} {...ids} />}</Labelled>
}

/** One of several that are all seen. */
export function Choices<Value extends string>(props: {
  readonly class?: string
  readonly legend: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, label: string])[]
  readonly disabled?: boolean
  readonly focused?: boolean
  readonly onChoose: (value: Value) => void
}) {
  const group = useId()
  return (
    <fieldset class={props.class ?? 'choices-stacked'} disabled={props.disabled}>
      <legend>{props.legend}</legend>
      {props.options.map(([option, label], index) => (
        <label key={option}>
          <input
            type="radio"
            name={group}
            checked={props.value === option}
            ref={props.focused === true && index === 0 ? focusOnce : null}
            onInput={() => props.onChoose(option)}
          />{' '}
          {label}
        </label>
      ))}
    </fieldset>
  )
}

/** Any of several. */
export function Checkboxes(props: {
  readonly class: 'choices-stacked' | 'choices-inline'
  readonly legend: string
  readonly chosen: readonly string[]
  readonly options: readonly (readonly [value: string, label: ComponentChildren])[]
  readonly onChosen: (chosen: readonly string[]) => void
  readonly children?: ComponentChildren
}) {
  const { chosen, onChosen } = props
  return (
    <fieldset class={props.class}>
      <legend>{props.legend}</legend>
      {props.options.map(([value, label]) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onInput={({ currentTarget }) =>
              onChosen(currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />{' '}
          {label}
        </label>
      ))}
      {props.children}
    </fieldset>
  )
}
