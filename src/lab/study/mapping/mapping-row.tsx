import { Button } from '../../../page/button.tsx'
import { Mark } from '../../../page/mark.tsx'
import { Select } from '../../../page/select.tsx'
import { displayUnit } from '../../../text/display-unit.ts'
import type { ColumnMapping, DaysColumn } from '../../../validation/data/column-mapping.ts'
import type { CsvHead } from '../../../validation/data/csv/csv-head.ts'
import type { Guess } from '../../../validation/data/guess-mapping.ts'
import { isQuantity, QUANTITY_RULES, type QuantityVariable } from '../../../validation/data/variable-units.ts'
import type { Variable } from '../../../validation/study-table.ts'
import { useLab } from '../../lab-context.tsx'
import { CodingFields } from './coding-fields.tsx'
import { ColumnSelect } from './column-select.tsx'
import { withColumn } from './with-column.ts'

/** One variable: its column, how its cells are read, and why this was guessed. */
export function MappingRow(props: {
  readonly variable: Variable
  readonly head: CsvHead
  readonly mapping: ColumnMapping
  readonly guess: Guess | undefined
  /** Whether the main analysis rests on it. */
  readonly needed: boolean
  readonly onMapping: (mapping: ColumnMapping) => void
}) {
  const { texts } = useLab()
  const { variable, head, mapping, guess } = props
  const column = mapping.columns[variable]
  const name = texts.map.variables[variable]
  const set = (next: ColumnMapping['columns'][Variable]) =>
    props.onMapping(withColumn(mapping, variable, next))
  const choose = (heading: string | undefined) => {
    if (heading === undefined) return set(undefined)
    if (isQuantity(variable)) {
      return set({
        ...(column !== undefined && 'unit' in column ? { unit: column.unit } : {}),
        column: heading,
      })
    }
    return set(
      column !== undefined && 'ones' in column
        ? { ...column, column: heading }
        : { column: heading, ones: [], zeros: [] },
    )
  }
  return (
    <tr>
      <th scope="row">
        {name}
        {props.needed && <span class="cell-note fine">{texts.map.needed}</span>}
      </th>
      <td data-label={texts.map.columns.column}>
        {variable === 'days' && column !== undefined && 'start' in column ? (
          <DatePairFields head={head} pair={column} onPair={set} />
        ) : (
          <ColumnSelect
            label={texts.map.columnOf(name)}
            headings={head.headings}
            value={column !== undefined && 'column' in column ? column.column : undefined}
            onChoose={choose}
          />
        )}
        {variable === 'days' && (
          <DaysForm
            isPair={column !== undefined && 'start' in column}
            onSwitch={(pair) => set(pair ? { start: '', end: '' } : undefined)}
          />
        )}
      </td>
      <td data-label={texts.map.columns.reading}>
        {column !== undefined && 'column' in column && isQuantity(variable) && (
          <UnitSelect
            variable={variable}
            label={texts.map.unit(name)}
            unit={'unit' in column ? column.unit : undefined}
            onUnit={(unit) => {
              const { unit: _, ...rest } = { unit: undefined, ...column }
              set({ ...rest, ...(unit === undefined ? {} : { unit }) })
            }}
          />
        )}
        {column !== undefined && ('ones' in column || 'atLeast' in column) && (
          <CodingFields key={column.column} name={name} column={column} onColumn={set} />
        )}
      </td>
      <td class="fine" data-label={texts.map.columns.why}>
        {guess !== undefined && (
          <>
            {guess.reasons.map((reason) => texts.map.reasons[reason]).join(texts.separators.clause)}
            {guess.headings.length > 1 && column === undefined && (
              <span class="breakable">
                {' '}
                {texts.map.competing(guess.headings.join(texts.separators.item))}
              </span>
            )}
            {!guess.sure && (
              <strong class="cell-note warning">
                <Mark shape="warning" /> {texts.map.check}
              </strong>
            )}
          </>
        )}
      </td>
    </tr>
  )
}

function DaysForm(props: { readonly isPair: boolean; readonly onSwitch: (pair: boolean) => void }) {
  const { texts } = useLab()
  return (
    <Button small onClick={() => props.onSwitch(!props.isPair)}>
      {props.isPair ? texts.map.oneColumn : texts.map.dates}
    </Button>
  )
}

/** The unit of a column; nothing is shown for a variable without one. */
function UnitSelect(props: {
  readonly variable: QuantityVariable
  readonly label: string
  readonly unit: string | undefined
  readonly onUnit: (unit: string | undefined) => void
}) {
  const { texts } = useLab()
  const names: Readonly<Record<string, string>> = texts.map.unitNames
  const { units, factor } = QUANTITY_RULES[props.variable]
  if (units.length === 0) return null
  // "g/l" of a heading is the g/L offered.
  const chosen =
    units.find((unit) => props.unit !== undefined && factor(unit) === factor(props.unit)) ?? props.unit
  const offered = chosen === undefined || units.includes(chosen) ? units : [...units, chosen]
  return (
    <Select
      label={props.label}
      value={chosen}
      none={texts.map.chooseUnit}
      options={offered.map((unit) => [unit, names[unit] ?? displayUnit(unit)])}
      onChoose={props.onUnit}
    />
  )
}

type DatePair = Extract<DaysColumn, { start: string }>

/** The two columns between whose dates the follow-up lies. */
function DatePairFields(props: {
  readonly head: CsvHead
  readonly pair: DatePair
  readonly onPair: (pair: DatePair) => void
}) {
  const { texts } = useLab()
  const { head, pair, onPair } = props
  return (
    <>
      {(['start', 'end'] as const).map((end) => (
        <div class="stacked-field" key={end}>
          <span class="fine">{texts.map[end]}</span>
          <ColumnSelect
            label={texts.map[end]}
            headings={head.headings}
            value={pair[end]}
            onChoose={(heading) => onPair({ ...pair, [end]: heading ?? '' })}
          />
        </div>
      ))}
    </>
  )
}
