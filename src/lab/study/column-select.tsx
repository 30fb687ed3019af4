import { useLab } from '../lab-surroundings.tsx'

/** One of the file's columns, or none. A heading that stands twice is offered once; the mapping then says that it is not clear. */
export function ColumnSelect(props: {
  readonly label: string
  readonly headings: readonly string[]
  readonly value: string | undefined
  readonly onChoose: (heading: string | undefined) => void
}) {
  const { texts } = useLab()
  const headings = [...new Set(props.headings)].filter((heading) => heading !== '')
  return (
    <select
      aria-label={props.label}
      value={props.value ?? ''}
      onInput={({ currentTarget }) =>
        props.onChoose(currentTarget.value === '' ? undefined : currentTarget.value)
      }
    >
      <option value="">{texts.map.none}</option>
      {headings.map((heading) => (
        <option key={heading} value={heading}>
          {heading}
        </option>
      ))}
    </select>
  )
}
