import { useId, useState } from 'preact/hooks'
import type { ColumnMapping } from '../../../validation/data/column-mapping.ts'
import type { MappingGuess } from '../../../validation/data/guess-mapping.ts'
import { useLab } from '../../lab-context.tsx'
import { cellList, cellText } from './cell-list.ts'

/** Which cells mean that there is no value. Numbers among them are only the ones the user names. */
export function MissingCodes(props: {
  readonly suspects: MappingGuess['suspects']
  readonly mapping: ColumnMapping
  readonly onMapping: (mapping: ColumnMapping) => void
}) {
  const { texts, format } = useLab()
  const { mapping, suspects } = props
  const id = useId()
  const [text, setText] = useState(cellText(mapping.missing))
  const open = suspects.filter(({ code }) => !mapping.missing.includes(code))
  return (
    <div class="wide-field">
      <label for={id}>{texts.map.missing}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        value={text}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
          props.onMapping({ ...mapping, missing: cellList(currentTarget.value) })
        }}
      />
      <p class="fine" id={`${id}-hint`}>
        {texts.map.separate}
      </p>
      {open.length > 0 && (
        <p class="notice-box">
          {texts.map.suspects(format.list(open.map(({ heading, code }) => `${heading} ${code}`)))}
        </p>
      )}
    </div>
  )
}
