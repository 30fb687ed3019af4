import { useState } from 'preact/hooks'
import { TextField } from '../../page/fields.tsx'
import { useLab } from '../lab-context.tsx'

const LARGEST = 2 ** 31

/** A field for a number. `onValue` receives undefined while the text is not a number. With `onEmpty` the field may stay empty. */
export function NumberInput(props: {
  readonly label: string
  readonly hint?: string
  readonly value: number | undefined
  readonly kind?: 'whole' | 'decimal'
  readonly onValue: (value: number | undefined) => void
  readonly onEmpty?: () => void
}) {
  const { texts } = useLab()
  const { label, hint, kind = 'whole', onValue, onEmpty } = props
  const [text, setText] = useState(props.value === undefined ? '' : String(props.value))
  const isFaulty = numberOf(text, kind) === undefined && !(onEmpty !== undefined && text.trim() === '')
  return (
    <TextField
      label={label}
      hint={hint}
      fault={isFaulty ? texts.options.numberFault : undefined}
      numeric={kind === 'whole' ? 'numeric' : 'decimal'}
      value={text}
      onText={(typed) => {
        setText(typed)
        if (onEmpty !== undefined && typed.trim() === '') onEmpty()
        else onValue(numberOf(typed, kind))
      }}
    />
  )
}

/** A number of the field; whole ones are not negative and fit a seed. */
function numberOf(text: string, kind: 'whole' | 'decimal'): number | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return undefined
  const value = Number(trimmed)
  if (!Number.isFinite(value)) return undefined
  return kind === 'whole' && (!Number.isInteger(value) || value < 0 || value >= LARGEST) ? undefined : value
}
