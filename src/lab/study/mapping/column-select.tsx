import { Select } from '../../../page/select.tsx'
import { useLab } from '../../lab-context.tsx'

/** One of the file's columns, or none. A heading that stands twice is offered once; the mapping then says that it is not clear. */
export function ColumnSelect(props: {
  readonly label: string
  readonly headings: readonly string[]
  readonly value: string | undefined
  readonly onChoose: (heading: string | undefined) => void
}) {
  const { texts } = useLab()
  const headings = [...new Set(props.headings)].filter((heading) => heading !== '')
  return <Select {...props} none={texts.map.none} options={headings.map((heading) => [heading, heading])} />
}
