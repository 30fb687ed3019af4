import { useId } from 'preact/hooks'
import { DATE_ORDERS } from '../../validation/data/cell-date.ts'
import type { ColumnMapping } from '../../validation/data/column-mapping.ts'
import type { CsvHead } from '../../validation/data/csv-head.ts'
import { DELIMITERS } from '../../validation/data/csv-rows.ts'
import { ENCODINGS } from '../../validation/data/text-decoder.ts'
import { useLab } from '../lab-surroundings.tsx'

/** How the file is written, where detection is wrong or cannot tell. */
export function WritingFields(props: {
  readonly head: CsvHead
  readonly mapping: ColumnMapping
  readonly onRewrite: (mapping: ColumnMapping) => void
}) {
  const { texts } = useLab()
  const { map } = texts
  const { head, mapping } = props
  const rewrite = (key: 'encoding' | 'delimiter' | 'decimal' | 'dates', value: string | undefined) => {
    const { [key]: _, ...others } = mapping
    props.onRewrite({ ...others, ...(value === undefined ? {} : { [key]: value }) })
  }
  return (
    <details class="on-demand" open={head.decimal === undefined}>
      <summary>{map.writing}</summary>
      <div class="fields">
        <Choice
          label={map.encoding}
          options={ENCODINGS.map((encoding) => [encoding, encoding.toUpperCase()])}
          value={mapping.encoding}
          detected={head.encoding.toUpperCase()}
          onChoose={(value) => rewrite('encoding', value)}
        />
        <Choice
          label={map.delimiter}
          options={DELIMITERS.map((delimiter) => [delimiter, map.delimiters[delimiter]])}
          value={mapping.delimiter}
          detected={map.delimiters[head.delimiter]}
          onChoose={(value) => rewrite('delimiter', value)}
        />
        <Choice
          label={map.decimal}
          options={(['.', ','] as const).map((mark) => [mark, map.decimals[mark]])}
          value={mapping.decimal}
          detected={head.decimal === undefined ? '?' : map.decimals[head.decimal]}
          onChoose={(value) => rewrite('decimal', value)}
        />
        <Choice
          label={map.dateOrder}
          options={DATE_ORDERS.map((order) => [order, map.dateOrders[order]])}
          value={mapping.dates}
          detected={map.dateOrders.ymd}
          onChoose={(value) => rewrite('dates', value)}
        />
      </div>
    </details>
  )
}

function Choice(props: {
  readonly label: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly value: string | undefined
  readonly detected: string
  readonly onChoose: (value: string | undefined) => void
}) {
  const { texts } = useLab()
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        value={props.value ?? ''}
        onInput={({ currentTarget }) =>
          props.onChoose(currentTarget.value === '' ? undefined : currentTarget.value)
        }
      >
        <option value="">{`${texts.map.detected}: ${props.detected}`}</option>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
