import { displayUnit } from '../../text/display-unit.ts'
import { QUANTITY_RULES, type QuantityVariable } from '../../validation/data/variable-units.ts'
import { useLab } from '../lab-surroundings.tsx'

/** The unit of a column; nothing is shown for a variable without one. A unit read from the heading stays as it is spelled there. */
export function UnitSelect(props: {
  readonly variable: QuantityVariable
  readonly label: string
  readonly unit: string | undefined
  readonly onUnit: (unit: string | undefined) => void
}) {
  const { texts } = useLab()
  const { units } = QUANTITY_RULES[props.variable]
  if (units.length === 0) return null
  const offered = props.unit === undefined || units.includes(props.unit) ? units : [...units, props.unit]
  return (
    <select
      aria-label={props.label}
      value={props.unit ?? ''}
      onInput={({ currentTarget }) =>
        props.onUnit(currentTarget.value === '' ? undefined : currentTarget.value)
      }
    >
      <option value="">{texts.map.chooseUnit}</option>
      {offered.map((unit) => (
        <option key={unit} value={unit}>
          {displayUnit(unit)}
        </option>
      ))}
    </select>
  )
}
