import { useId, useState } from 'preact/hooks'
import { useLab } from '../lab-surroundings.tsx'

const LARGEST = 2 ** 31

/** A number as typed; `onValue` gets undefined while it is none. */
export function NumberInput(props: {
  readonly label: string
  readonly hint?: string
  readonly value: number | undefined
  readonly whole: boolean
  readonly optional: boolean
  readonly onValue: (value: number | undefined) => void
  readonly onEmpty?: () => void
}) {
  const { texts } = useLab()
  const id = useId()
  const [text, setText] = useState(props.value === undefined ? '' : String(props.value))
  const value = numberOf(text, props.whole)
  const faulty = value === undefined && !(props.optional && text.trim() === '')
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        inputMode={props.whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        size={10}
        value={text}
        aria-invalid={faulty}
        aria-describedby={`${id}-note`}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
          if (props.optional && currentTarget.value.trim() === '') props.onEmpty?.()
          else props.onValue(numberOf(currentTarget.value, props.whole))
        }}
      />
      <p id={`${id}-note`} class={faulty ? 'fault' : 'fine'}>
        {faulty ? texts.options.numberFault : props.hint}
      </p>
    </div>
  )
}

/** A number of the field; whole ones are not negative and fit a seed. */
function numberOf(text: string, whole: boolean): number | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return undefined
  const value = Number(trimmed)
  if (!Number.isFinite(value)) return undefined
  return whole && (!Number.isInteger(value) || value < 0 || value >= LARGEST) ? undefined : value
}
