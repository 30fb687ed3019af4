import { useId, useState } from 'preact/hooks'
import { DEFAULT_RULES } from '../../response/classify.ts'
import type { LengthUnit } from '../../validation/response-columns.ts'
import { useWording } from './response-texts.ts'

/** The bytes of the chosen file; `unreadable` where the browser could not open it. */
export type Chosen = 'none' | 'reading' | 'unreadable' | Uint8Array

/** The file, the unit of its lengths and the chosen day. */
export function FileForm(props: {
  readonly unit: LengthUnit | undefined
  readonly onChosen: (chosen: Chosen) => void
  readonly onUnit: (unit: LengthUnit | undefined) => void
  readonly onAt: (day: number) => void
}) {
  const { texts } = useWording()
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
      <div class="field">
        <label for={`${id}-unit`}>{texts.file.unit}</label>
        <select
          id={`${id}-unit`}
          value={props.unit ?? ''}
          onChange={(event) => props.onUnit(unitOf(event.currentTarget.value))}
        >
          <option value="">{texts.file.units.none}</option>
          <option value="mm">{texts.file.units.mm}</option>
          <option value="cm">{texts.file.units.cm}</option>
        </select>
      </div>
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
  const { texts } = useWording()
  const id = useId()
  const [value, setValue] = useState(String(DEFAULT_RULES.at))
  const valid = dayOf(value) !== undefined
  const change = (text: string) => {
    setValue(text)
    const day = dayOf(text)
    if (day !== undefined) props.onAt(day)
  }
  return (
    <div class="field">
      <label for={id}>{texts.file.at}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        size={6}
        value={value}
        aria-invalid={!valid}
        aria-describedby={`${id}-hint`}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <p class={valid ? 'fine' : 'fault'} id={`${id}-hint`}>
        {valid ? texts.file.atHint : texts.file.atInvalid}
      </p>
    </div>
  )
}

function dayOf(text: string): number | undefined {
  const day = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return day >= 1 && day <= 3650 ? day : undefined
}

function unitOf(text: string): LengthUnit | undefined {
  return text === 'mm' || text === 'cm' ? text : undefined
}
