import { SelectField } from '../../../page/fields.tsx'
import { DATE_ORDERS } from '../../../validation/data/cell-date.ts'
import type { ColumnMapping } from '../../../validation/data/column-mapping.ts'
import type { CsvHead } from '../../../validation/data/csv/csv-head.ts'
import { DELIMITERS } from '../../../validation/data/csv/csv-rows.ts'
import { ENCODINGS } from '../../../validation/data/csv/text-decoder.ts'
import { useLab } from '../../lab-context.tsx'

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
  const field = <Value extends string>(
    key: 'encoding' | 'delimiter' | 'decimal' | 'dates',
    label: string,
    detected: string,
    options: readonly (readonly [Value, string])[],
  ) => (
    <SelectField
      label={label}
      none={`${map.detected}: ${detected}`}
      value={options.find(([value]) => value === mapping[key])?.[0]}
      options={options}
      onChoose={(value) => rewrite(key, value)}
    />
  )
  const { delimiters, decimals, dateOrders } = map
  const decimal = head.decimal === undefined ? '?' : decimals[head.decimal]
  return (
    <details class="on-demand" open={head.decimal === undefined}>
      <summary>{map.writing}</summary>
      <div class="fields">
        {field(
          'encoding',
          map.encoding,
          head.encoding.toUpperCase(),
          ENCODINGS.map((encoding) => [encoding, encoding.toUpperCase()]),
        )}
        {field(
          'delimiter',
          map.delimiter,
          delimiters[head.delimiter],
          DELIMITERS.map((delimiter) => [delimiter, delimiters[delimiter]]),
        )}
        {field(
          'decimal',
          map.decimal,
          decimal,
          (['.', ','] as const).map((mark) => [mark, decimals[mark]]),
        )}
        {field(
          'dates',
          map.dateOrder,
          dateOrders.ymd,
          DATE_ORDERS.map((order) => [order, dateOrders[order]]),
        )}
      </div>
    </details>
  )
}
