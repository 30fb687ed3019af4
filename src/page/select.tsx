/** Ties a field to its label and to what is said under it. */
export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

export interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  /** What choosing none is called; without it one of the options is always chosen. */
  readonly none?: string
  readonly options: readonly (readonly [value: Value, label: string])[]
  readonly onChoose: (value: Value | undefined) => void
}

/** One of several, the label for assistive technology alone: what it is stands beside. */
export function Select<Value extends string>(props: SelectProps<Value> & Partial<FieldIds>) {
  const { label, value, none, options, onChoose, ...ids } = props
  return (
    <select
      {...ids}
      aria-label={ids.id === undefined ? label : undefined}
      value={value ?? ''}
      onInput={({ currentTarget }) => onChoose(options.find(([one]) => one === currentTarget.value)?.[0])}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  )
}
