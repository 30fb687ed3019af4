import type { EditFault } from '../../fhir/edits/edits.ts'
import { SelectField, TextField } from '../../page/fields.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { displayUnit } from '../../text/display-unit.ts'

const DATE_FAULTS: readonly EditFault['code'][] = [
  'date-missing',
  'date-invalid',
  'date-in-future',
  'therapy-not-started',
]

/** The fault to show beside the value fields, and the one beside the date. */
export function faultsByField(faults: readonly EditFault[]): {
  readonly value: EditFault | undefined
  readonly date: EditFault | undefined
} {
  const isDate = ({ code }: EditFault) => DATE_FAULTS.includes(code)
  return { value: faults.find((fault) => !isDate(fault)), date: faults.find(isDate) }
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly fault: EditFault | undefined
  readonly onInput: (value: string) => void
}

export function NumberField(props: FieldProps & { readonly focused?: boolean }) {
  const { fault, onInput, ...field } = props
  const { faults } = usePageContext().texts.edit
  return (
    <TextField {...field} fault={fault && faults[fault.code]} numeric="decimal" size={8} onText={onInput} />
  )
}

export function DateField(
  props: FieldProps & {
    readonly today: string
    readonly focused?: boolean
    /** In place of the fault's usual text. */
    readonly faultText?: string | undefined
  },
) {
  const { today, fault, faultText, onInput, ...field } = props
  const { faults } = usePageContext().texts.edit
  const text = fault && (faultText ?? faults[fault.code])
  return <TextField {...field} type="date" max={today} fault={text} onText={onInput} />
}

export function UnitField(props: {
  readonly value: string
  readonly units: readonly string[]
  readonly onInput: (value: string) => void
}) {
  const { units, value, onInput } = props
  return (
    <SelectField
      label={usePageContext().texts.edit.unit}
      value={value}
      options={units.map((unit) => [unit, displayUnit(unit)])}
      onChoose={(unit = value) => onInput(unit)}
    />
  )
}
