import type { EditFault } from '../../fhir/edits/edits.ts'
import { type EntryInput, plausibleEntry } from '../../fhir/edits/plausible-entry.ts'
import { DayField, SelectField, TextField } from '../../page/fields.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { displayUnit } from '../../text/display-unit.ts'
import { typedNumber } from './entry.ts'

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

export function NumberField(
  props: FieldProps & {
    readonly focused?: boolean
    /** What is entered and in which unit, where a fault of plausibility can tell its range. */
    readonly entry?: { readonly input: EntryInput; readonly unit: string }
  },
) {
  const { fault, onInput, entry, ...field } = props
  const { texts, format, site } = usePageContext()
  const { faults, outside, meant } = texts.edit
  const text = () => {
    if (fault?.code !== 'implausible' || entry === undefined) return fault && faults[fault.code]
    const value = typedNumber(props.value)
    const why = plausibleEntry(entry.input, value, entry.unit, site.reading)
    if (why === undefined) return faults[fault.code]
    const range = format.measure(`${format.number(why.least, 3)}–${format.number(why.most, 3)}`, entry.unit)
    const told = outside(format.quantity(value, entry.unit, 3), range)
    return why.meant === undefined ? told : `${told} ${meant(format.quantity(value, why.meant, 3))}`
  }
  return <TextField {...field} fault={text()} numeric="decimal" size={8} onText={onInput} />
}

export function DateField(
  props: FieldProps & {
    readonly focused?: boolean
    /** In place of the fault's usual text. */
    readonly faultText?: string | undefined
  },
) {
  const { fault, faultText, onInput, ...field } = props
  const { texts, format } = usePageContext()
  const { faults } = texts.edit
  const text = fault && (faultText ?? faults[fault.code])
  return <DayField {...field} format={format} fault={text} onText={onInput} />
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
