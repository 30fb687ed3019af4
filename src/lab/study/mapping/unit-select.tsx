import { Select } from '../../../page/select.tsx'
import { displayUnit } from '../../../text/display-unit.ts'
import { QUANTITY_RULES, type QuantityVariable } from '../../../validation/data/variable-units.ts'
import { useLab } from '../../lab-context.tsx'

/** The unit of a column; nothing is shown for a variable without one. */
export function UnitSelect(props: {
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
