import { useId, useState } from 'preact/hooks'
import { SelectField, TextField } from '../../page/fields.tsx'
import { DEFAULT_RULES } from '../../response/classify.ts'
import type { LengthUnit } from '../../validation/response-columns.ts'
import { useLab } from '../lab-context.tsx'

/** The bytes of the chosen file; `unreadable` where the browser could not open it. */
export type Chosen = 'none' | 'reading' | 'unreadable' | Uint8Array

/** The file, the unit of its lengths and the chosen day. */
export function FileForm(props: {
  readonly unit: LengthUnit | undefined
  readonly onChosen: (chosen: Chosen) => void
  readonly onUnit: (unit: LengthUnit | undefined) => void
  readonly onAt: (day: number) => void
}) {
  const { response: texts } = useLab()
  const id = useId()
  const read = (file: File | undefined) => {
    if (file === undefined) return
    props.onChosen('reading')
    file.arrayBuffer().then(
      (buffer) => props.onChosen(new Uint8Array(buffer)),
      () => props.onChosen('unreadable'),
    )
  }
  return (
    <div class="response-form no-print">
      <div class="response-file">
        <label for={`${id}-file`}>{texts.file.label}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          aria-describedby={`${id}-columns`}
          onChange={(event) => read(event.currentTarget.files?.[0])}
        />
      </div>
      <SelectField
        label={texts.file.unit}
        value={props.unit}
        none={texts.file.units.none}
        options={(['mm', 'cm'] as const).map((unit) => [unit, texts.file.units[unit]])}
        onChoose={props.onUnit}
      />
      <DayField onAt={props.onAt} />
      <details class="response-columns">
        <summary>{texts.file.columns}</summary>
        <p class="fine" id={`${id}-columns`}>
          {texts.file.columnsText}
        </p>
      </details>
    </div>
  )
}

function DayField(props: { readonly onAt: (day: number) => void }) {
  const { response: texts } = useLab()
  const [value, setValue] = useState(String(DEFAULT_RULES.at))
  return (
    <TextField
      label={texts.file.at}
      hint={texts.file.atHint}
      fault={dayOf(value) === undefined ? texts.file.atInvalid : undefined}
      numeric="numeric"
      value={value}
      onText={(text) => {
        setValue(text)
        const day = dayOf(text)
        if (day !== undefined) props.onAt(day)
      }}
    />
  )
}

function dayOf(text: string): number | undefined {
  const day = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return day >= 1 && day <= 3650 ? day : undefined
}
